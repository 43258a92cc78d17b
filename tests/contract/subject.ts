import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Connection, Connector, Io, OutboundMessage, RawRequest } from "#lib/channels/connector.ts";
import type { NormalisedEvent } from "#lib/channels/rules/normalised-event.ts";
import { sharedPath } from "../shared-folder.ts";

/** What can be asked of every loopback network; `what` is what really happens at the network's side. */
export type Mishap =
  | "rate-limited"
  | "server-error"
  | "accepted-then-server-error"
  | "accepted-then-dropped"
  | "accepted-then-unreadable"
  | "dropped-before"
  | "sign-in-lost";

export type Refusal = "dm-closed" | "blocked" | "gone" | "not-summoned";

/** A loopback network with one brand account, ready to be written to. */
export interface LiveNetwork {
  readonly connection: Connection;
  /** A message that the network would accept, to a person and post of its own. */
  readonly message: (leg: "dm" | "public") => Promise<OutboundMessage>;
  /** A message that it will refuse for that reason, or null when the network knows no such refusal on that leg. */
  readonly refusedMessage: (reason: Refusal) => Promise<OutboundMessage | null>;
  readonly failNext: (leg: "dm" | "public", mishap: Mishap, resetSeconds?: number) => void;
  readonly failReads: (failing: boolean) => void;
  /** What the network itself holds, in order. */
  readonly accepted: () => readonly { readonly id: string; readonly text: string }[];
  readonly calls: () => number;
  /** Words of the network against the form of our requests. */
  readonly violations: () => readonly string[];
  readonly deletePost: (externalId: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** One connector under the contract. A new network adds a file like x/x-subject.ts and a row in subjects.ts. */
export interface ContractSubject {
  readonly name: string;
  readonly connector: Connector;
  /** A whole configuration; nothing of it is reachable. */
  readonly config: Readonly<Record<string, unknown>>;
  /** The key of `config` that proves a webhook's origin. */
  readonly signingSecretField: string;
  /** A POST as the network would send it, rightly signed. */
  readonly signed: (body: string) => RawRequest;
  /** Name of the header that carries the signature. */
  readonly signatureHeader: string;
  /** Folder of recorded payloads under ../shared/payloads, or null. */
  readonly sharedPayloads: string | null;
  readonly start: () => Promise<LiveNetwork>;
}

/** An Io that fails loudly when something meant to be pure calls out. */
export const noIo: Io = {
  fetch: () => Promise.reject(new Error("no call was expected")),
  now: () => Temporal.Instant.from("2026-11-02T04:00:00Z"),
};

export interface Fixture {
  readonly name: string;
  readonly body: string;
  readonly expected: readonly NormalisedEvent[];
}

/** Own fixtures of one network: tests/contract/{name}/*.json, each `{ body, expected }`. */
export function fixturesOf(name: string): readonly Fixture[] {
  const folder = join(import.meta.dirname, name);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => {
      const { body, expected } = JSON.parse(readFileSync(join(folder, file), "utf8"));
      return { name: file, body: typeof body === "string" ? body : JSON.stringify(body), expected };
    });
}

export interface RecordedPayload {
  readonly name: string;
  readonly body: string;
}

/** Recorded payloads of the fact folder; empty where it is absent. */
export function recordedPayloadsOf(folder: string | null): readonly RecordedPayload[] {
  const path = folder === null ? null : sharedPath(`payloads/${folder}`);
  if (path === null) return [];
  return readdirSync(path)
    .filter((file) => file.endsWith(".json"))
    .map((name) => ({ name, body: readFileSync(join(path, name), "utf8") }));
}

/** What a read-back asks for a message that was tried at `since`. */
export function queryOf(message: OutboundMessage, since: Temporal.Instant, knownExternalIds: readonly string[] = []) {
  const { leg, text, token, replyToExternalId } = message;
  return {
    leg,
    text,
    token,
    replyToExternalId,
    recipientExternalId: message.recipient.externalId,
    since,
    knownExternalIds,
  };
}
