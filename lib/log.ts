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

/** Name, code and stack lines of an error without its message body, which may carry foreign text. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = "code" in error ? String(error.code) : undefined;
  const firstLine = error.message.split("\n").filter(Boolean).at(-1) ?? "";
  const frames = (error.stack ?? "").split("\n").filter((line) => line.trim().startsWith("at "));
  return {
    name: error.name,
    code,
    message: firstLine.slice(0, 300),
    at: frames.slice(0, 6).map((line) => line.trim()),
  };
}
