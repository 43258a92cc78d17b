import type { Db, Tx } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";

export interface NewRawEvent {
  readonly id: string;
  readonly brandId: string;
  readonly channelId: string;
  readonly deliveryKey: string;
  readonly source: "webhook" | "poll";
  readonly body: string;
  readonly bodyHash: string;
  readonly receivedAt: Date;
  readonly requestId: string;
}

/** Stores a raw event once: the same delivery key on the same channel is a quiet no-op. One statement, the hot path. */
export async function storeRawEvent(db: Db | Tx, event: NewRawEvent): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    INSERT INTO raw_event (id, "brandId", "channelId", "deliveryKey", source, body, "bodyHash", "dueAt", "receivedAt", "requestId")
    VALUES (${event.id}::uuid, ${event.brandId}::uuid, ${event.channelId}::uuid, ${event.deliveryKey}, ${event.source},
      ${event.body}, ${event.bodyHash}, ${event.receivedAt}, ${event.receivedAt}, ${event.requestId})
    ON CONFLICT ("channelId", "deliveryKey") DO NOTHING`);
}
