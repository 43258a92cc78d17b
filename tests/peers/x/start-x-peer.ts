import type { IncomingMessage, ServerResponse } from "node:http";
import { type Fault, Faults } from "./faults.ts";
import { PeerLog } from "./log.ts";
import { type OfficialCheck, openOfficialCheck } from "./official-check.ts";
import { defaultOptions, type PeerOptions } from "./options.ts";
import { RateLimits } from "./rate-limits.ts";
import type { SendResult } from "./sending.ts";
import { startServer } from "./server.ts";
import {
  type DeliverOptions,
  eventOfDeletion,
  eventOfDm,
  eventOfRead,
  eventsOfPost,
  type PeerEvent,
  Webhooks,
} from "./webhooks.ts";
import { type NewPost, type PeerDm, type PeerPost, type PeerUser, XWorld } from "./world.ts";

/** How something that happened reaches the callback; `silent` = only lists and polling show it. */
export type Telling = DeliverOptions & { readonly silent?: boolean };

export interface XPeer {
  readonly url: string;
  readonly port: number;
  readonly options: PeerOptions;
  readonly world: XWorld;
  readonly log: PeerLog;
  readonly faults: Faults;
  readonly webhooks: Webhooks;
  readonly checkSource: OfficialCheck["source"];
  /** The configuration that `create-channel` wants for this X, with `limits: null` and a short settle time. */
  readonly channelConfig: Readonly<Record<string, unknown>>;
  readonly addUser: (user: Partial<PeerUser> & { readonly username: string }) => PeerUser;
  /** Somebody posts; names, replies and quotes decide which events follow. */
  readonly post: (
    user: PeerUser,
    typed: string,
    more?: Omit<NewPost, "authorId" | "typed">,
    how?: Telling,
  ) => Promise<PeerPost>;
  /** An edit is a new post that knows its earlier ids; the old one is gone from lists. */
  readonly editPost: (post: PeerPost, typed: string, how?: Telling) => Promise<PeerPost>;
  readonly deletePost: (id: string, how?: Telling) => Promise<void>;
  readonly brandPosts: (typed: string, how?: Telling) => Promise<PeerPost>;
  readonly dmFrom: (user: PeerUser, typed: string, how?: Telling) => Promise<PeerDm>;
  readonly readBy: (user: PeerUser, how?: Telling) => Promise<void>;
  readonly revoke: (how?: Telling) => Promise<void>;
  /** Delivers the events of many posts or messages at once, e.g. doubled and out of order. */
  readonly deliver: (things: readonly (PeerPost | PeerDm)[], how?: DeliverOptions) => Promise<boolean>;
  readonly crc: Webhooks["crc"];
  /** Faults in words that read well in a test. */
  readonly failNext: (endpoint: Fault["endpoint"], kind: Fault["kind"], more?: Partial<Fault>) => void;
  readonly stop: () => Promise<void>;
}

export type StartOptions = Partial<PeerOptions>;

let check: OfficialCheck | null = null;

/** Starts a pretended X on 127.0.0.1. Everything that it accepts and is asked stays in its log. */
export async function startXPeer(
  given: StartOptions = {},
  control: (request: IncomingMessage, response: ServerResponse) => boolean = () => false,
): Promise<XPeer> {
  const options: PeerOptions = { ...defaultOptions, ...given };
  const world = new XWorld(options.brand);
  const log = new PeerLog(options.logFile);
  const faults = new Faults(options.seed);
  faults.set(options.faults);
  const webhooks = new Webhooks(options, log, faults);
  check ??= openOfficialCheck();
  const limits = new RateLimits(options.limits);
  const onAccepted = (result: SendResult) => {
    if (!options.echo) return;
    const events = [
      ...(result.dm ? [eventOfDm(world, result.dm)] : []),
      ...(result.post ? eventsOfPost(world, result.post) : []),
    ];
    void webhooks.deliver(events);
  };
  const { server, port } = await startServer({ options, world, log, faults, limits, check, onAccepted, control });
  const tell = async (events: readonly PeerEvent[], how: Telling = {}) => {
    if (!how.silent && webhooks.callbackUrl !== null) await webhooks.deliver(events, how);
  };
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    options,
    world,
    log,
    faults,
    webhooks,
    checkSource: check.source,
    channelConfig: channelConfigOf(options, url),
    addUser: (user) => world.addUser(user),
    ...happenings(world, tell),
    deliver: (things, how) => {
      const events = things.flatMap((thing) =>
        "senderId" in thing ? [eventOfDm(world, thing)] : eventsOfPost(world, thing),
      );
      return webhooks.deliver(events, how);
    },
    crc: (token) => webhooks.crc(token),
    failNext: (endpoint, kind, more) => faults.add({ endpoint, kind, times: 1, ...more }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function channelConfigOf(options: PeerOptions, baseUrl: string): Readonly<Record<string, unknown>> {
  const { brand, consumerSecret, accessToken } = options;
  const account = { baseUrl, brandUserId: brand.id, brandHandle: brand.handle, consumerSecret, accessToken };
  return { ...account, limits: null, settleSeconds: Math.ceil(options.settleMs / 1000) };
}

type Happenings = Pick<XPeer, "post" | "editPost" | "deletePost" | "brandPosts" | "dmFrom" | "readBy" | "revoke">;

function happenings(world: XWorld, tell: (events: readonly PeerEvent[], how?: Telling) => Promise<void>): Happenings {
  const publish = async (post: NewPost, how?: Telling) => {
    const posted = world.addPost(post);
    await tell(eventsOfPost(world, posted), how);
    return posted;
  };
  return {
    post: (user, typed, more, how) => publish({ ...more, authorId: user.id, typed }, how),
    brandPosts: (typed, how) => publish({ authorId: world.brandId, typed }, how),
    editPost: (post, typed, how) => {
      post.deleted = true;
      const { authorId, repliedToId, quotedId, replySettings } = post;
      const earlierIds = [...post.earlierIds, post.id];
      return publish({ authorId, typed, repliedToId, quotedId, replySettings, earlierIds }, how);
    },
    deletePost: async (id, how) => {
      const post = world.posts.get(id);
      if (!post) throw new Error(`there is no post ${id}`);
      post.deleted = true;
      await tell([eventOfDeletion(world, post)], how);
    },
    dmFrom: async (user, typed, how) => {
      const dm = world.addDm({ senderId: user.id, recipientId: world.brandId, typed });
      await tell([eventOfDm(world, dm)], how);
      return dm;
    },
    readBy: (user, how) => tell([eventOfRead(world, user.id, Date.now())], how),
    revoke: (how) => {
      const payload = { date_time: new Date().toISOString(), user_id: world.brandId, app_id: "1" };
      return tell([{ eventType: "oauth.revoke", externalId: "revoke", payload }], how);
    },
  };
}
