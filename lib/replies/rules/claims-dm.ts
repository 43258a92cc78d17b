import { claimRules } from "./claims-dm-rules.ts";
import { firstFinding, gap, type PhraseRule, phraseRule as rule } from "./private-message-rules.ts";
import { readSpacedOutLetters } from "./private-message-words.ts";

export interface DirectMessageClaim {
  readonly claims: boolean;
  /** Rule and evidence in canonical words, e.g. `sent:"sudah kami dm"`; null when nothing is claimed. */
  readonly because: string | null;
}

export interface DirectMessageInvitation {
  readonly invites: boolean;
  readonly because: string | null;
}

const spacedOut =
  /sudahkamidm|u?dahkamidm|kamisudahdm|udahdidm|kamiudahdm|sudahkamikirim(?:pesan|dm)|kamisudahkirim(?:pesan|dm)|cek(?:inbox|dm)(?:ya|dari|kak|nya)|we(?:ha)?vedm|sentyouadm|checkyourdm|dmsent|sudahdmya/;

/**
 * Whether a public text says, or makes the reader believe, that we have sent (or are just sending) a private message.
 * Indonesian and English. Invitations ("DM kami"), promises ("akan kami DM") and warnings are no claims.
 */
export function claimsDirectMessage(text: string): DirectMessageClaim {
  const spaced = readSpacedOutLetters(text)?.match(spacedOut)?.[0];
  const because = spaced === undefined ? firstFinding(text, claimRules) : `spaced-out:"${spaced}"`;
  return { claims: because !== null, because };
}

const notInvited = /\b(?:tidak|kami|sudah|pernah|cek|dicek|lihat|dilihat)\b/;
const tell =
  "(?:infokan|diinfokan|informasikan|diinformasikan|kirim|dikirim|sampaikan|disampaikan|share|lampirkan|dilampirkan|hubungi|menghubungi|konfirmasi|konfirmasikan|lengkapi|melengkapi|ceritakan|ceritain|curhat|tulis|tuliskan|kasih|beri|berikan|infoin|sertain|menginformasikan|bantu|dibantu|send|drop|shot|give|leave|tell|inform|provide|contact|reach|let|verifikasi|tanya|tanyakan|laporkan|follow up|slide|hop|jump|continue|shoot|pop|mesage)";
const inviteRules: readonly PhraseRule[] = [
  rule(
    "invites",
    `(?:lanjut|lanjutkan|dilanjutkan|lanjutin|ngobrol|pindah|diskusi|continue) ${gap(4)}(?:di|ke|via|in) dm`,
    ["part", /\b(?:tidak|sudah)\b/],
  ),
  rule("invites", `dm (?:(?:ke|aja|saja|langsung|akun|di|ya|juga|lagi) )*(?:kami|us)`, [
    "part",
    /\b(?:tidak|sudah|dari|cek|dicek|lihat|balas|dibalas|terima|kami|read|reply|our)\b/,
  ]),
  rule(
    "invites",
    `(?:silakan|yuk|ayo|mohon|boleh|bisa|tolong|please|coba|langsung|plis|pls|just|kindly|feel fre to|kakak bisa) (?:langsung |saja |juga |kirim |send |drop |ke )*dm(?! dari)`,
    ["part", notInvited],
  ),
  rule(
    "invites",
    `${tell} (?:(?!(?:akan|sudah)\\b)[^ ?]+ ){0,40}(?:via|ke|di|in|by|with|a|into|over to|to|kami via|us via) (?:our |us )?dm`,
    ["near", /\b(?:tidak|sudah|kami|pernah|akan)\b/],
  ),
  rule("invites", `${tell} (?:us|kami) ${gap(5).replace("|us", "")}dm`, ["part", notInvited]),
  rule(
    "invites",
    `(?:our|kami) dm (?:are |is |selalu |always )*(?:open|terbuka)|dm kami (?:selalu )?(?:terbuka|dibuka)`,
    ["part", /\btidak\b/],
  ),
  rule("invites", `dm in (?!your)[a-z]+`, ["part", notInvited]),
  rule("invites", `^dm (?:ya|aja|nomor|detail|your)`, null),
  rule("invites", `mesage us`, ["part", /\btidak\b/]),
];

/** Whether a public text asks the customer to write to us privately: the way of working that DM-first replaces. */
export function invitesDirectMessage(text: string): DirectMessageInvitation {
  const because = firstFinding(text, inviteRules);
  return { invites: because !== null, because };
}
