import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { PlaygroundView } from "#components/playground/place.ts";
import { PlaygroundScreen } from "#components/playground/playground-screen.tsx";
import { AnnouncerProvider } from "#components/ui/toast.tsx";
import { findPulse } from "#lib/playground/find-pulse.ts";
import { listBrands, listPeople } from "#lib/playground/list-accounts.ts";
import { findLastPartner, listConversation } from "#lib/playground/list-conversation.ts";
import { listTimeline } from "#lib/playground/list-timeline.ts";
import * as actions from "./actions.ts";
import { openPlayground } from "./play.ts";

type Search = Promise<Readonly<Record<string, string | string[] | undefined>>>;

const views: readonly PlaygroundView[] = ["posts", "messages", "me", "network"];

/** One page: who writes (`as`), which thread (`post`), which brand's messages (`dm`), which part on a phone (`view`). */
export default async function PlaygroundPage({ searchParams }: { readonly searchParams: Search }) {
  const scene = await openPlayground();
  if (scene === "off") notFound();
  if (scene === "sign-in") redirect("/sign-in?next=/playground");
  const search = await searchParams;
  const one = (name: string) => (typeof search[name] === "string" && search[name] !== "" ? search[name] : null);
  const [as, post, dm, q, before] = ["as", "post", "dm", "q", "before"].map(one);
  const [t, pulse, people, brands] = await Promise.all([
    getTranslations("common"),
    findPulse(scene),
    listPeople(scene, as ?? null, q ?? ""),
    listBrands(scene),
  ]);
  const me = [...people, ...brands].find((account) => account.handle === as) ?? people[0] ?? null;
  const isPerson = me !== null && !me.isBrand;
  const lastId = isPerson && !dm ? await findLastPartner(scene, me.id) : null;
  const brand = brands.find(({ handle, id }) => handle === dm || id === lastId) ?? brands[0] ?? null;
  const [timeline, conversation] = await Promise.all([
    listTimeline(scene, { threadOf: post, before }),
    isPerson && brand ? listConversation(scene, me.id, brand.id) : [],
  ]);
  const view = views.find((name) => name === one("view")) ?? (dm ? "messages" : "posts");
  return (
    <AnnouncerProvider closeLabel={t("close")}>
      <PlaygroundScreen
        key={me?.id}
        place={{ as: me?.handle ?? null, post: post ?? null, dm: dm ?? null, q: q ?? null, view }}
        pulse={pulse}
        renderedAt={scene.now.toString()}
        me={me}
        people={people}
        brands={brands}
        brand={brand}
        timeline={timeline}
        conversation={conversation}
        actions={{ ...actions }}
      />
    </AnnouncerProvider>
  );
}
