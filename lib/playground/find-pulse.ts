import { Prisma } from "#lib/db/generated/client.ts";
import type { Scene } from "./scene.ts";

/** A text that differs whenever anything on the network has changed; cheap enough to be asked every two seconds. */
export async function findPulse(scene: Scene): Promise<string> {
  const [row] = await scene.db.$queryRaw<{ pulse: string | null }[]>(Prisma.sql`
    SELECT concat_ws('.',
      (SELECT max("changedAt") FROM playground_post), (SELECT max("changedAt") FROM playground_message),
      (SELECT max("changedAt") FROM playground_account), (SELECT max("changedAt") FROM playground_switches)) AS pulse`);
  return row?.pulse ?? "";
}
