import type { LookUp } from "../connector.ts";
import { callPlayground, errorWord, type PlaygroundAccountAccess } from "./api.ts";

/** Is that post still there? Only 410 with the network's own word means "deleted". */
export async function lookUpAtPlayground(access: PlaygroundAccountAccess, externalId: string): Promise<LookUp> {
  const end = await callPlayground(access, { method: "GET", path: `/posts/${encodeURIComponent(externalId)}` });
  if (end.end !== "answered") return "not-known";
  if (end.status === 200) return "exists";
  return end.status === 410 && errorWord(end.json) === "gone" ? "deleted" : "not-known";
}
