import { linkSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type DataFolder, readText } from "./data-folder.ts";
import { liveMark } from "./live-process.ts";

/** The first of worker-1, worker-2, … that no live process of this data folder has; taken by writing its pid file. */
export function claimWorkerName(folder: DataFolder): string {
  const draft = join(folder.run, `worker.${process.pid}.new`);
  writeFileSync(draft, `${process.pid}\n`, { mode: 0o644 });
  try {
    for (let n = 1; ; n += 1) {
      const path = join(folder.run, `worker-${n}.pid`);
      if (liveMark(Number(readText(path))) === null) rmSync(path, { force: true });
      try {
        linkSync(draft, path);
        return `worker-${n}`;
      } catch {}
    }
  } finally {
    rmSync(draft, { force: true });
  }
}
