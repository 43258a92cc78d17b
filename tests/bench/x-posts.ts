import { createHmac, randomBytes } from "node:crypto";
import { brandUserId, consumerSecret } from "./desk.ts";

export interface SignedCall {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

const complaints = [
  "internet di rumah saya mati total dari kemarin, tolong dicek dong",
  "tagihan bulan ini dobel, sudah lapor tiga kali tidak ada jawaban",
  "teknisi janji datang pagi, sampai malam belum datang juga. kecewa",
  "aplikasi error terus tidak bisa bayar, gimana nih?",
];
const thanks = "makasih banyak kak, internetnya sudah lancar lagi, mantap";

let counter = Date.now() * 1000;

/**
 * Signed mentions as the Activity API sends them. Of each ten posts seven complain for the first time, two follow up on
 * the one before, one says thanks: tickets are opened, attached to and not opened.
 */
export function signedPosts(count: number): SignedCall[] {
  let author = "";
  return Array.from({ length: count }, (_, index) => {
    const kind = index % 10;
    if (kind !== 3 && kind !== 6) author = String(++counter);
    return signed(author, kind === 9 ? thanks : (complaints[index % complaints.length] ?? ""));
  });
}

function signed(authorId: string, said: string): SignedCall {
  const id = String(++counter);
  const text = `@NusaLinkCare ${said}`;
  const user = (userId: string, username: string, followers: number) => ({
    id: userId,
    username,
    name: `Warga ${username.slice(-4)}`,
    public_metrics: { followers_count: followers },
  });
  const body = JSON.stringify({
    data: {
      event_uuid: String(randomBytes(8).readBigInt64BE()),
      filter: { user_id: brandUserId },
      event_type: "post.mention.create",
      tag: "bench",
      payload: {
        id,
        text,
        author_id: authorId,
        created_at: new Date().toISOString(),
        conversation_id: id,
        lang: "in",
        reply_settings: "everyone",
        edit_history_tweet_ids: [id],
        entities: { mentions: [{ start: 0, end: 13, username: "NusaLinkCare", id: brandUserId }] },
      },
      includes: {
        users: [user(authorId, `warga${authorId.slice(-9)}`, 120), user(brandUserId, "NusaLinkCare", 5_000)],
      },
    },
  });
  const signature = createHmac("sha256", consumerSecret).update(body).digest("base64");
  return {
    body,
    headers: { "content-type": "application/json", "x-twitter-webhooks-signature": `sha256=${signature}` },
  };
}
