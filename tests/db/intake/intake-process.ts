import { createHash } from "node:crypto";
import { openDatabase } from "#lib/db/client.ts";
import { newId } from "#lib/ids.ts";
import { storeRawEvent } from "#lib/intake/store-raw-event.ts";
import { normaliseWaiting } from "#lib/jobs/normalise-waiting.ts";

/*
 * One process of several (tests start it with node): takes the same deliveries as the others, each of them several times,
 * and normalises what waits, until nothing does. Reads one line of JSON from its standard input.
 */
interface Job {
  readonly url: string;
  readonly channelId: string;
  readonly brandId: string;
  readonly deliveries: readonly { readonly deliveryKey: string; readonly body: string }[];
  readonly times: number;
}

const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const { url, channelId, brandId, deliveries, times } = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Job;
const { db, close } = openDatabase(url, { max: 6 });
const one = async ({ deliveryKey, body }: Job["deliveries"][number]) => {
  const bodyHash = createHash("sha256").update(body).digest("hex");
  const row = { id: newId(), brandId, channelId, deliveryKey, body, bodyHash, receivedAt: new Date() };
  await storeRawEvent(db, { ...row, source: "webhook", requestId: "process" });
};
await Promise.all(Array.from({ length: times }, () => deliveries.map(one)).flat());
const lane = async () => {
  while (await normaliseWaiting(db));
};
while ((await db.rawEvent.count({ where: { status: "received" } })) > 0) await Promise.all([lane(), lane(), lane()]);
await close();
