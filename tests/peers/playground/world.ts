export interface PeerAccount {
  readonly id: string;
  readonly handle: string;
  readonly followers: number;
  readonly standing: "open" | "dm-closed" | "blocked" | "gone";
}

export interface PeerPost {
  readonly id: string;
  readonly authorId: string;
  readonly text: string;
  readonly inReplyTo: string | null;
  readonly createdAt: string;
  deleted: boolean;
}

export interface PeerMessage {
  readonly id: string;
  readonly fromId: string;
  readonly toId: string;
  readonly text: string;
  readonly createdAt: string;
}

/** What the pretended network holds. `brand` is the one account that has software. */
export interface PeerWorld {
  readonly brand: PeerAccount;
  readonly accounts: Map<string, PeerAccount>;
  readonly posts: PeerPost[];
  readonly messages: PeerMessage[];
  readonly events: { readonly id: string; readonly body: string }[];
  readonly byClientKey: Map<string, string>;
  count: number;
}

export function emptyWorld(): PeerWorld {
  const brand: PeerAccount = { id: "brand-1", handle: "nusaraya", followers: 900, standing: "open" };
  return {
    brand,
    accounts: new Map([[brand.id, brand]]),
    posts: [],
    messages: [],
    events: [],
    byClientKey: new Map(),
    count: 0,
  };
}

/** A person writes; the brand is told when it is named. */
export function writeInPeer(world: PeerWorld, author: PeerAccount, text: string, inReplyTo: string | null = null) {
  const post: PeerPost = {
    id: `post-${++world.count}`,
    authorId: author.id,
    text,
    inReplyTo,
    createdAt: new Date().toISOString(),
    deleted: false,
  };
  world.posts.push(post);
  const own = author.id === world.brand.id;
  if (own || text.includes(`@${world.brand.handle}`)) {
    const id = `event-${++world.count}`;
    const event = { id, type: "post.created", at: post.createdAt, account: world.brand.id };
    world.events.push({
      id,
      body: JSON.stringify({ ...event, why: own ? "own" : "mention", post: wireOf(world, post) }),
    });
  }
  return post;
}

export function wireOf(world: PeerWorld, post: PeerPost) {
  const author = world.accounts.get(post.authorId) ?? world.brand;
  const { id, text, createdAt, inReplyTo } = post;
  return {
    id,
    text,
    createdAt,
    author: accountOf(author),
    conversationId: id,
    inReplyTo,
    quoteOf: null,
    repostOf: null,
  };
}

export function accountOf({ id, handle, followers }: PeerAccount) {
  return { id, handle, name: `Nama ${handle}`, followers };
}
