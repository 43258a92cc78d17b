import { z } from "zod";

const Id = z.string().min(1).max(120);

/** One line of a file of collected posts. Fields that are not named here are let through and not read. */
const Line = z.object({
  id: z.union([Id, z.number().int().transform(String)]),
  ts: z.string().min(1),
  direction: z.enum(["inbound", "outbound"]).default("inbound"),
  brand: z.string().max(200).nullish(),
  lang: z.string().max(35).nullish(),
  author: z.string().max(200).nullish(),
  author_name: z.string().max(200).nullish(),
  followers: z.number().int().min(0).max(2_000_000_000).nullish(),
  text: z.string().max(100_000),
  in_reply_to: Id.nullish(),
});

export interface ReplayPost {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly isOwn: boolean;
  readonly brand: string | null;
  readonly language: string | null;
  readonly author: string;
  readonly authorName: string;
  readonly followers: number | null;
  readonly text: string;
  readonly inReplyToId: string | null;
}

export type ReadLine =
  | { readonly ok: true; readonly post: ReplayPost }
  | { readonly ok: false; readonly because: string };

/** Reads one line of JSON; `because` says in words what is wrong with it, never what it says. */
export function readReplayLine(text: string): ReadLine {
  const json = parseJson(text);
  if (typeof json !== "object" || json === null || Array.isArray(json)) return { ok: false, because: "no JSON object" };
  const parsed = Line.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const field = issue?.path.join(".") || "line";
    return { ok: false, because: field in json ? `"${field}" cannot be used` : `"${field}" is missing` };
  }
  const line = parsed.data;
  const at = readMoment(line.ts);
  if (at === null) return { ok: false, because: '"ts" is no time with a zone' };
  const isOwn = line.direction === "outbound";
  const author = line.author?.trim() ?? "";
  if (!isOwn && author.replace(/^@/, "") === "") return { ok: false, because: '"author" is missing' };
  // PostgreSQL text holds no NUL.
  const words = line.text.replaceAll("\u0000", "").trim();
  if (words === "") return { ok: false, because: '"text" is empty' };
  return {
    ok: true,
    post: {
      id: line.id,
      at,
      isOwn,
      brand: line.brand?.trim() || null,
      language: line.lang || null,
      author,
      authorName: line.author_name?.trim() || author,
      followers: line.followers ?? null,
      text: words,
      inReplyToId: line.in_reply_to ?? null,
    },
  };
}

/** The id under which a replayed post is told: the same for the same line, so that a second run tells nothing twice. */
export function replayEventId(postId: string): string {
  return `replay:${postId.replace(/[^\w.-]/g, (sign) => `:${sign.codePointAt(0)?.toString(16)}:`).slice(0, 110)}`;
}

/** Milliseconds are kept: finer parts would not survive the database. */
function readMoment(text: string): Temporal.Instant | null {
  try {
    return Temporal.Instant.fromEpochMilliseconds(Temporal.Instant.from(text).epochMilliseconds);
  } catch {
    return null;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
