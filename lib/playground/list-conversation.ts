import type { ShownMessage } from "./rules/shown.ts";
import type { Scene } from "./scene.ts";

/** The newest 200 private messages between a person and a brand, oldest first. */
export async function listConversation(
  scene: Scene,
  personId: string,
  brandId: string,
): Promise<readonly ShownMessage[]> {
  const rows = await scene.db.playgroundMessage.findMany({
    where: {
      OR: [
        { fromId: personId, toId: brandId },
        { fromId: brandId, toId: personId },
      ],
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 200,
  });
  return rows.toReversed().map((row) => ({
    id: row.id,
    isMine: row.fromId === personId,
    text: row.deletedAt ? null : row.text,
    createdAt: row.createdAt.toISOString(),
    isRead: row.readAt !== null,
  }));
}

/** The account with which a person exchanged the newest message, or null when there is none. */
export async function findLastPartner(scene: Scene, personId: string): Promise<string | null> {
  const last = await scene.db.playgroundMessage.findFirst({
    where: { OR: [{ fromId: personId }, { toId: personId }] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { fromId: true, toId: true },
  });
  if (!last) return null;
  return last.fromId === personId ? last.toId : last.fromId;
}
