import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { type ReadLine, type ReplayPost, readReplayLine } from "#lib/playground/rules/replay-line.ts";

/** A good line has its post, a bad one its reason; `number` counts from 1. */
export type NumberedLine = ReadLine & { readonly number: number };

/** Longer is no post; keeps a file without line ends from filling the memory. */
const maxLineBytes = 2 * 1024 * 1024;

/**
 * Streams a file of JSON lines, gzipped when its name ends in .gz. Empty lines are skipped, a repeated id is a bad
 * line, and a file that breaks off (a damaged archive) ends with a bad line instead of an error.
 */
export async function* readReplayFile(path: string, limit: number): AsyncGenerator<NumberedLine> {
  const seen = new Map<string, number>();
  let number = 0;
  let good = 0;
  for await (const text of readTextLines(path)) {
    number += 1;
    if (text === null) {
      yield { number, ok: false, because: "the file breaks off or a line is too long" };
      return;
    }
    if (text.trim() === "") continue;
    const line = readReplayLine(text);
    const first = line.ok ? seen.get(line.post.id) : undefined;
    if (first !== undefined) {
      yield { number, ok: false, because: `its id stands already on line ${first}` };
      continue;
    }
    if (line.ok) {
      seen.set(line.post.id, number);
      good += 1;
    }
    yield { ...line, number };
    if (good >= limit) return;
  }
}

export interface FileFacts {
  readonly posts: number;
  readonly bad: readonly { readonly number: number; readonly because: string }[];
  readonly last: Temporal.Instant | null;
  readonly brands: ReadonlySet<string | null>;
}

/** One pass before sending: how many there are, what is wrong, and which post is the last. */
export async function surveyReplayFile(path: string, limit: number): Promise<FileFacts> {
  const bad: { number: number; because: string }[] = [];
  const brands = new Set<string | null>();
  let posts = 0;
  let last: Temporal.Instant | null = null;
  for await (const line of readReplayFile(path, limit)) {
    if (!line.ok) {
      bad.push({ number: line.number, because: line.because });
      continue;
    }
    posts += 1;
    brands.add(line.post.brand);
    if (last === null || Temporal.Instant.compare(line.post.at, last) > 0) last = line.post.at;
  }
  return { posts, bad, last, brands };
}

/** The good posts in batches, moved in time by `shift`. */
export async function* readBatches(
  path: string,
  limit: number,
  shift: Temporal.Duration,
  size: number,
): AsyncGenerator<readonly ReplayPost[]> {
  let batch: ReplayPost[] = [];
  for await (const line of readReplayFile(path, limit)) {
    if (!line.ok) continue;
    batch.push({ ...line.post, at: line.post.at.add(shift) });
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Lines end at \n only: other signs that count as line ends elsewhere may stand inside JSON texts. Null = breaks off. */
async function* readTextLines(path: string): AsyncGenerator<string | null> {
  const file = createReadStream(path);
  const bytes = path.endsWith(".gz") ? file.pipe(createGunzip()) : file;
  file.on("error", (error) => bytes.destroy(error));
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for await (const chunk of bytes) {
      rest += decoder.decode(chunk, { stream: true });
      const lines = rest.split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
      if (rest.length > maxLineBytes) return yield null;
    }
  } catch (error) {
    const isMissing =
      error instanceof Error && "code" in error && ["ENOENT", "EACCES", "EISDIR"].includes(String(error.code));
    if (isMissing) throw error;
    return yield null;
  }
  rest += decoder.decode();
  if (rest !== "") yield rest;
}
