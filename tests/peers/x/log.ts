import { appendFileSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

export interface RequestEntry {
  readonly what: "request";
  readonly number: number;
  readonly atMs: number;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly endpoint: string | null;
  readonly body: unknown;
  /** What the official description says against this request. */
  readonly violations: readonly string[];
  readonly fault: string | null;
}

export interface AnswerEntry {
  readonly what: "answer";
  readonly number: number;
  readonly atMs: number;
  /** Null = cut off or never answered. */
  readonly status: number | null;
}

/** Something that really was done at this X, whatever the caller heard of it. */
export interface AcceptedEntry {
  readonly what: "accepted";
  readonly number: number;
  readonly atMs: number;
  readonly leg: "dm" | "public";
  readonly id: string;
  readonly text: string;
  readonly recipientId: string | null;
  readonly inReplyToId: string | null;
}

/** One attempt to hand an event to the callback. */
export interface DeliveryEntry {
  readonly what: "delivery";
  readonly atMs: number;
  readonly eventType: string;
  readonly externalId: string;
  readonly copy: number;
  /** Null = the callback could not be reached. */
  readonly status: number | null;
}

export type LogEntry = RequestEntry | AnswerEntry | AcceptedEntry | DeliveryEntry;

/** Append-only; also a file of JSON lines when a path is given, so that it outlives this process. */
export class PeerLog {
  readonly #entries: LogEntry[] = [];
  readonly #file: string | null;

  constructor(file: string | null) {
    this.#file = file;
    if (file !== null) mkdirSync(dirname(file), { recursive: true });
  }

  append(entry: LogEntry): void {
    this.#entries.push(Object.freeze(entry));
    if (this.#file !== null) appendFileSync(this.#file, `${JSON.stringify(entry)}\n`);
  }

  get entries(): readonly LogEntry[] {
    return this.#entries;
  }

  get requests(): readonly RequestEntry[] {
    return this.#entries.filter((entry) => entry.what === "request");
  }

  /** Accepted sends, in order: the truth that duplicates are counted from. */
  get accepted(): readonly AcceptedEntry[] {
    return this.#entries.filter((entry) => entry.what === "accepted");
  }

  get deliveries(): readonly DeliveryEntry[] {
    return this.#entries.filter((entry) => entry.what === "delivery");
  }

  get violations(): readonly string[] {
    return this.requests.flatMap((request) => request.violations);
  }
}
