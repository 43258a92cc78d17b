import { parseArgs } from "node:util";
import { StartError } from "./start-error.ts";

export interface ReplayOptions {
  readonly file: string;
  /** Where the product answers; null = where the playground's callback points. */
  readonly url: string | null;
  readonly channelKey: string | null;
  readonly keepTimes: boolean;
  readonly byBrand: boolean;
  readonly concurrency: number;
  readonly limit: number;
}

export const replayUsage = `npm run replay -- FILE.jsonl[.gz] [options]

Feeds collected posts through the playground's webhook into the running product and waits until all are dealt with.

  --url URL          where the product answers (default: where the playground calls back)
  --channel KEY      the playground channel that receives (default: the first one)
  --keep-times       leave the times as they are (default: shifted so that the last is now)
  --by-brand         one brand and channel per brand name in the file (default: all to one)
  --concurrency N    webhook calls at once, 1 to 64 (default 16)
  --limit N          only the first N posts`;

/** Reads the command line. Throws StartError with one sentence about what is wrong. */
export function readReplayOptions(args: readonly string[]): ReplayOptions {
  const { values, positionals } = parse(args);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new StartError(replayUsage);
  return {
    file,
    url: values.url === undefined ? null : readOrigin(values.url),
    channelKey: values.channel ?? null,
    keepTimes: values["keep-times"] ?? false,
    byBrand: values["by-brand"] ?? false,
    concurrency: readCount("--concurrency", values.concurrency ?? "16", 64),
    limit: values.limit === undefined ? Number.POSITIVE_INFINITY : readCount("--limit", values.limit, 100_000_000),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        url: { type: "string" },
        channel: { type: "string" },
        "keep-times": { type: "boolean" },
        "by-brand": { type: "boolean" },
        concurrency: { type: "string" },
        limit: { type: "string" },
      },
    });
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : "Wrong options."}\n\n${replayUsage}`);
  }
}

function readCount(name: string, text: string, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new StartError(`${name} takes a whole number from 1 to ${most}.`);
}

function readOrigin(text: string): string {
  const url = URL.parse(text);
  if (url && (url.protocol === "http:" || url.protocol === "https:")) return url.origin;
  throw new StartError("--url takes an address such as http://localhost:3000.");
}
