import pino from "pino";
import { env } from "./env.ts";

const secretPaths = [
  "authorization",
  "cookie",
  "password",
  "passwordHash",
  "secret",
  "consumerSecret",
  "accessToken",
  "token",
  "text",
  "body",
  "config",
].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/**
 * The product's log: one JSON line an event, with a request id where there is one.
 * Message texts, tokens and secrets are cut by key; callers log ids and reasons, not contents.
 */
export const log = pino({
  level: env.logLevel,
  redact: { paths: secretPaths, censor: "[redacted]" },
  serializers: { err: (error: unknown) => describeError(error) },
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
});

/** Whose messages are our own words or the machine's, never foreign text or a secret. */
const tellingNames = new Set([
  "DeskError",
  "EnvironmentError",
  "StartError",
  "MigrationError",
  "TypeError",
  "ReferenceError",
]);

/**
 * Name, code and stack lines of an error. The message only of errors whose words are known to be harmless (our own
 * classes, the language's, system codes like ECONNREFUSED): a database's or a network's may repeat texts and secrets.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = "code" in error ? String(error.code) : undefined;
  const tells = tellingNames.has(error.name) || (code !== undefined && /^E[A-Z_]+$/.test(code));
  const frames = (error.stack ?? "").split("\n").filter((line) => line.trim().startsWith("at "));
  return {
    name: error.name,
    code,
    ...(tells ? { message: error.message.slice(0, 300) } : {}),
    at: frames.slice(0, 6).map((line) => line.trim()),
  };
}
