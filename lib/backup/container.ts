import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { Transform } from "node:stream";
import { BackupError } from "./backup-error.ts";
import { formatVersion, Manifest } from "./rules/manifest.ts";

/*
 * The file: a first line with the format; one gzip member for each table; the manifest as one line of JSON; a last line
 * of fixed length with the manifest's place and the SHA-256 of everything before that line.
 */
const magic = "TANGGAP-BACKUP";
export const firstLine = `${magic} ${formatVersion}\n`;
const lastLine = /^manifest (\d{16}) sha256 ([0-9a-f]{64})\n$/;
const lastLineLength = 98;

/** The closing line of a file. */
export function lastLineOf(manifestAt: number, sha256: string): string {
  return `manifest ${String(manifestAt).padStart(16, "0")} sha256 ${sha256}\n`;
}

export interface BackupFile {
  readonly path: string;
  readonly manifest: Manifest;
}

/**
 * Opens a backup and proves that it is whole: every byte is read and compared with the file's own checksum before
 * anything is told of it. Throws BackupError with one sentence when it is none, cut, altered or newer.
 */
export async function openBackup(path: string): Promise<BackupFile> {
  const file = await open(path, "r").catch(() => {
    throw new BackupError(`The file ${path} cannot be read.`);
  });
  try {
    const { size } = await file.stat();
    await refuseForeign(file, path);
    const end = lastLine.exec(await textAt(file, size - lastLineLength, lastLineLength));
    if (!end) throw new BackupError(`The file ${path} is cut: its end is missing.`);
    const [, place = "", sha256 = ""] = end;
    const bodyLength = size - lastLineLength;
    if ((await hashOf(path, bodyLength)) !== sha256) {
      throw new BackupError(`The file ${path} was altered: it does not fit its checksum.`);
    }
    const text = await textAt(file, Number(place), bodyLength - Number(place));
    const manifest = Manifest.safeParse(JSON.parse(text));
    if (!manifest.success) throw new BackupError(`The file ${path} has a manifest that cannot be read.`);
    return { path, manifest: manifest.data };
  } finally {
    await file.close();
  }
}

async function refuseForeign(file: FileHandle, path: string): Promise<void> {
  const start = await textAt(file, 0, 32);
  const version = new RegExp(`^${magic} (\\d+)\\n`).exec(start)?.[1];
  if (version === undefined) throw new BackupError(`The file ${path} is no backup of Tanggap.`);
  if (Number(version) > formatVersion) {
    throw new BackupError(`The file ${path} was made by a newer version of Tanggap: bring Tanggap up to date first.`);
  }
}

async function textAt(file: FileHandle, position: number, length: number): Promise<string> {
  const buffer = Buffer.alloc(Math.max(0, length));
  const { bytesRead } = await file.read(buffer, 0, buffer.length, Math.max(0, position));
  return buffer.toString("utf8", 0, bytesRead);
}

async function hashOf(path: string, length: number): Promise<string> {
  const hash = createHash("sha256");
  if (length <= 0) return hash.digest("hex");
  for await (const chunk of createReadStream(path, { end: length - 1, highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest("hex");
}

export interface Meter {
  /** Passes everything on and measures it. */
  readonly stream: Transform;
  /** Lines that went through: COPY writes each row as one. */
  readonly rows: () => number;
  readonly sha256: () => string;
}

/** Counts and hashes the rows of one table on their way. */
export function meter(): Meter {
  const hash = createHash("sha256");
  let rows = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) rows += 1;
      done(null, chunk);
    },
  });
  return { stream, rows: () => rows, sha256: () => hash.digest("hex") };
}
