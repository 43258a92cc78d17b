/** What a person at this pretended X allows, or is. */
export type Standing = "open" | "dm-closed" | "blocked" | "suspended" | "gone";

export interface PeerUser {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly followers: number;
  standing: Standing;
}

export interface PeerPost {
  readonly id: string;
  readonly authorId: string;
  /** As X keeps it: addressees in front, links shortened, `&<>` escaped. */
  readonly text: string;
  /** As the author typed it. */
  readonly typed: string;
  readonly visibleFrom: number;
  readonly links: readonly {
    readonly url: string;
    readonly expanded: string;
    readonly start: number;
    readonly end: number;
  }[];
  readonly createdAtMs: number;
  readonly repliedToId: string | null;
  readonly quotedId: string | null;
  readonly repostedId: string | null;
  readonly replySettings: string;
  readonly conversationId: string;
  /** Ids of the same post before its edits, oldest first. */
  readonly earlierIds: readonly string[];
  readonly visibleAtMs: number;
  deleted: boolean;
}

export interface PeerDm {
  readonly id: string;
  readonly senderId: string;
  readonly recipientId: string;
  readonly text: string;
  readonly typed: string;
  readonly links: PeerPost["links"];
  readonly createdAtMs: number;
  readonly visibleAtMs: number;
}

export interface NewPost {
  readonly authorId: string;
  readonly typed: string;
  readonly repliedToId?: string | null;
  readonly quotedId?: string | null;
  readonly repostedId?: string | null;
  readonly replySettings?: string;
  readonly atMs?: number;
  readonly visibleAtMs?: number;
  readonly earlierIds?: readonly string[];
}

const snowflakeEpochMs = 1_288_834_974_657n;

/** People, posts and messages of the pretended X. Knows nothing of HTTP. */
export class XWorld {
  readonly users = new Map<string, PeerUser>();
  readonly posts = new Map<string, PeerPost>();
  readonly dms: PeerDm[] = [];
  readonly brandId: string;
  #sequence = 0n;
  #links = 0;

  constructor(brand: { readonly id: string; readonly handle: string }) {
    this.brandId = brand.id;
    this.addUser({ id: brand.id, username: brand.handle, name: brand.handle, followers: 5_000 });
  }

  /** Ids carry their time, as X's do, and grow even within one millisecond. */
  nextId(atMs: number): string {
    this.#sequence = (this.#sequence + 1n) % 4_194_304n;
    return String(((BigInt(Math.floor(atMs)) - snowflakeEpochMs) << 22n) | this.#sequence);
  }

  addUser(user: Partial<PeerUser> & { readonly username: string }): PeerUser {
    const id = user.id ?? this.nextId(Date.now() - 400 * 86_400_000);
    const whole: PeerUser = { name: user.username, followers: 12, standing: "open", ...user, id };
    this.users.set(id, whole);
    return whole;
  }

  userNamed(username: string): PeerUser | null {
    const wanted = username.toLowerCase();
    return [...this.users.values()].find((user) => user.username.toLowerCase() === wanted) ?? null;
  }

  addPost(post: NewPost): PeerPost {
    const atMs = post.atMs ?? Date.now();
    const repliedTo = post.repliedToId ? this.posts.get(post.repliedToId) : undefined;
    const addressee =
      repliedTo && repliedTo.authorId !== post.authorId ? this.users.get(repliedTo.authorId) : undefined;
    const prefix = addressee ? `@${addressee.username} ` : "";
    const { text, links } = this.shorten(escapeHtml(post.typed), [...prefix].length);
    const id = this.nextId(atMs);
    const whole: PeerPost = {
      id,
      authorId: post.authorId,
      typed: post.typed,
      text: prefix + text,
      visibleFrom: [...prefix].length,
      links,
      createdAtMs: atMs,
      repliedToId: post.repliedToId ?? null,
      quotedId: post.quotedId ?? null,
      repostedId: post.repostedId ?? null,
      replySettings: post.replySettings ?? "everyone",
      conversationId: repliedTo?.conversationId ?? id,
      earlierIds: post.earlierIds ?? [],
      visibleAtMs: post.visibleAtMs ?? atMs,
      deleted: false,
    };
    this.posts.set(id, whole);
    return whole;
  }

  addDm(dm: { senderId: string; recipientId: string; typed: string; atMs?: number; visibleAtMs?: number }): PeerDm {
    const atMs = dm.atMs ?? Date.now();
    const { text, links } = this.shorten(escapeHtml(dm.typed), 0);
    const { senderId, recipientId, typed } = dm;
    const id = this.nextId(atMs);
    const whole = {
      id,
      senderId,
      recipientId,
      typed,
      text,
      links,
      createdAtMs: atMs,
      visibleAtMs: dm.visibleAtMs ?? atMs,
    };
    this.dms.push(whole);
    return whole;
  }

  /** @names in the visible text: what X calls explicit. */
  namesExplicitly(post: PeerPost, userId: string): boolean {
    const username = this.users.get(userId)?.username.toLowerCase();
    const names = [...post.typed.matchAll(/(?<![\w@.])@(\w{1,20})/g)].map((match) => match[1]?.toLowerCase());
    return username !== undefined && names.includes(username);
  }

  quotesPostOf(post: PeerPost, userId: string): boolean {
    return post.quotedId !== null && this.posts.get(post.quotedId)?.authorId === userId;
  }

  repliesTo(post: PeerPost, userId: string): boolean {
    return post.repliedToId !== null && this.posts.get(post.repliedToId)?.authorId === userId;
  }

  private shorten(text: string, offset: number) {
    const links: { url: string; expanded: string; start: number; end: number }[] = [];
    let shortened = "";
    let last = 0;
    for (const match of text.matchAll(/https?:\/\/[^\s]+/g)) {
      shortened += text.slice(last, match.index);
      const url = `https://t.co/${(this.#links++).toString(36).padStart(10, "x")}`;
      const start = offset + [...shortened].length;
      shortened += url;
      links.push({ url, expanded: match[0].replaceAll("&amp;", "&"), start, end: offset + [...shortened].length });
      last = match.index + match[0].length;
    }
    return { text: shortened + text.slice(last), links };
  }
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
