import { showAccount } from "./list-timeline.ts";
import { readHandle } from "./rules/handles.ts";
import type { ShownBrand, ShownPerson } from "./rules/shown.ts";
import type { Scene } from "./scene.ts";

const mostPeople = 40;

/**
 * People to write as: those with new messages first (the newest on top), then who was there first; `handle` is always among them when it
 * exists. A `q` narrows them to handles and names that contain it.
 */
export async function listPeople(scene: Scene, handle: string | null, q: string): Promise<readonly ShownPerson[]> {
  const words = q.trim();
  const matching = words
    ? {
        OR: [
          { handle: { contains: words.toLowerCase() } },
          { displayName: { contains: words, mode: "insensitive" as const } },
        ],
      }
    : {};
  const unread = await scene.db.playgroundMessage.groupBy({
    by: ["toId"],
    where: { readAt: null, deletedAt: null, to: { isBrand: false } },
    _count: { _all: true },
    orderBy: { _max: { createdAt: "desc" } },
    take: mostPeople,
  });
  const unreadOf = new Map(unread.map((row) => [row.toId, row._count._all]));
  const [waiting, others, chosen] = await Promise.all([
    scene.db.playgroundAccount.findMany({ where: { isBrand: false, id: { in: [...unreadOf.keys()] }, ...matching } }),
    scene.db.playgroundAccount.findMany({
      where: { isBrand: false, ...matching },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      take: mostPeople,
    }),
    handle && readHandle(handle) ? scene.db.playgroundAccount.findMany({ where: { handle, isBrand: false } }) : [],
  ]);
  const newestFirst = [...unreadOf.keys()];
  waiting.sort((a, b) => newestFirst.indexOf(a.id) - newestFirst.indexOf(b.id));
  const listed = [...waiting, ...others];
  // Who is chosen keeps their place in the list; only who is not in it comes to the top.
  const isListed = listed.slice(0, mostPeople).some((account) => account.handle === handle);
  const once = new Map([...(isListed ? [] : chosen), ...listed].map((account) => [account.id, account]));
  return [...once.values()].slice(0, mostPeople + 1).map((account) => ({
    ...showAccount(account),
    refusesDms: account.refusesDms,
    blocksBrand: account.blocksBrand,
    unread: unreadOf.get(account.id) ?? 0,
  }));
}

/** Brand accounts with how the network treats them now. */
export async function listBrands(scene: Scene): Promise<readonly ShownBrand[]> {
  const brands = await scene.db.playgroundAccount.findMany({
    where: { isBrand: true },
    include: { switches: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return brands.map((account) => ({
    ...showAccount(account),
    switches: {
      networkDown: account.switches?.networkDown ?? false,
      slow: account.switches?.slow ?? false,
      rateLimited: account.switches?.rateLimited ?? false,
      losesAnswers: account.switches?.losesAnswers ?? false,
    },
  }));
}
