import type { Poll } from "../connector.ts";
import { callPlayground, limitsOf, type PlaygroundAccountAccess, pathOf, troubleOfRead } from "./api.ts";
import { WireEventPage } from "./wire.ts";

/** Reads the events after the cursor; they are byte for byte what the webhook pushes, so each is stored once. */
export async function pollPlayground(access: PlaygroundAccountAccess, cursor: string | null): Promise<Poll> {
  const end = await callPlayground(access, {
    method: "GET",
    path: pathOf("/mentions", { since: cursor, limit: "100" }),
  });
  const page = end.end === "answered" && end.status === 200 ? WireEventPage.safeParse(end.json) : null;
  if (end.end !== "answered" || !page?.success) return { ok: false, ...troubleOfRead(end, access.io.now()) };
  const bodies = page.data.events.map(({ id, body }) => ({ deliveryKey: id, body }));
  return {
    ok: true,
    page: { bodies, cursor: page.data.cursor, caughtUp: !page.data.more, limits: limitsOf(end.headers) },
  };
}
