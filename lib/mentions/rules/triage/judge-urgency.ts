import type { Judged, Kind } from "./judge-kind.ts";
import type { WordMatch } from "./match-words.ts";
import type { ReadText } from "./read-text.ts";

export type Urgency = "high" | "normal" | "low";

/** Patterns over the normalised words of a complaint that make it urgent. */
const urgent: readonly (readonly [key: string, pattern: RegExp])[] = [
  [
    "danger",
    /\b(?:kebakar|kebakaran|terbakar|meledak|ledakan|bahaya|berbahaya|korslet|konsleting|asap|kesetrum|luka|terluka|kecelakaan|celaka|darurat|dangerous|unsafe|injured|injury|fire|smoke|emergency)\b/,
  ],
  [
    "security",
    /\b(?:dihack|kehack|hacked|diretas|dibobol|bobol|penipuan|ketipu|tertipu|ditipu|scammed|fraud|unauthorized|stolen|data breach|data saya bocor|data bocor|kebobolan)\b/,
  ],
  [
    "money-missing",
    /\b(?:saldo|dana|uang|transfer|transferan|pencairan|tarik|deposit|pulsa|refund|money|payment|funds)\b.{0,60}\b(?:hilang|berkurang|kepotong|terpotong|kesedot|tersedot|belum (?:masuk|kembali|balik|cair|diterima|sampai|ada)|tidak (?:masuk|kembali|balik|cair|ada)|nyangkut|raib|missing|gone|stuck|never (?:received|arrived)|not (?:received|arrived))\b/,
  ],
  [
    "account-lost",
    /\b(?:akun|account|nomor)\b.{0,30}\b(?:diblokir|terblokir|keblokir|hilang|terkunci|dibekukan|suspended|suspend|locked|blocked|disabled|deactivated|deleted)\b/,
  ],
  [
    "stranded",
    /\b(?:stranded|terlantar|cancelled flight\w*|flight\w* (?:was |is |been )*cancelled|missed my (?:flight|connection)|miss my (?:flight|connection)|ketinggalan kereta|stuck (?:in|at|on)|no flights? available)\b/,
  ],
  [
    "cannot-work",
    /\b(?:tidak bisa|belum bisa)(?: \w+)? (?:kerja|bekerja|kuliah|sekolah|ujian|wfh|meeting|jualan|internet|internetan|digunakan|dipakai|dipake|sama sekali|apa apa|transaksi)\b|\b(?:cant|not can|not able to) work\b/,
  ],
  [
    "total",
    /\b(?:mati total|padam total|down total|lumpuh|total outage|completely down|no internet|no service|tidak ada (?:internet|sinyal|jaringan) sama sekali)\b/,
  ],
  [
    "for-days",
    /\b(?:(?:sudah|mau|hampir|selama)? ?(?:\d+|dua|tiga|empat|lima|se) ?(?:hari|minggu|bulan)(?:an)?\b.{0,40}\b(?:belum|tidak|mati|putus|gangguan|error|rusak|los)|berhari|berminggu|berbulan|seminggu|sebulan|(?:\d+|two|three|several) (?:days|weeks|months)|for (?:days|weeks|months)|since (?:yesterday|last|monday|tuesday|wednesday|thursday|friday|saturday|sunday))\b/,
  ],
  [
    "again-and-again",
    /\b(?:[3-9]|[1-9]\d) ?(?:x|kali|times)\b|\bberkali(?: kali)?\b|\bbolak balik\b|\b(?:multiple|several|many|numerous) times\b/,
  ],
  [
    "since-yesterday",
    /\b(?:dari|sejak) (?:kemarin|semalam|tadi malam|minggu|bulan|tanggal|tgl|jam \d+)\b.{0,60}\b(?:tidak bisa|belum bisa|mati|putus|gangguan|merah|sampai)\b|\b(?:tidak|belum|mati|putus|gangguan|merah)\b.{0,40}\b(?:dari|sejak) (?:kemarin|semalam|minggu|bulan|tanggal)\b/,
  ],
  [
    "today",
    /\b(?:hari ini|sekarang juga|malam ini|besok pagi|urgent|mendesak|asap|tonight|right now|berangkat)\b.{0,80}\b(?:kereta|tiket|flight|pesawat|berangkat|ujian|meeting|refund|rebook|boarding)\b/,
  ],
];

const actionable =
  /^(?:outage|fault|slow|money|unable|price|wrong-item|fault-mild|not-like|insult|demand|experience|since|why)/;

/** How soon someone must look: the rules of the labelling guideline. */
export function judgeUrgency(post: ReadText, matches: readonly WordMatch[], kind: Judged<Kind>): Judged<Urgency> {
  const sure = (base: number) => Math.round(base * (0.5 + 0.5 * kind.confidence) * 1000) / 1000;
  if (kind.value === "complaint") {
    const line = post.words.join(" ");
    const reasons = urgent.flatMap(([key, pattern]) => {
      const found = pattern.exec(line);
      return found === null ? [] : [`${key}:"${found[0].slice(0, 40)}"`];
    });
    if (reasons.length > 0)
      return { value: "high", confidence: sure(reasons.length > 1 ? 0.9 : 0.75), because: reasons.slice(0, 4) };
    const issue = matches.find((match) => actionable.test(match.group.key));
    if (issue !== undefined)
      return { value: "normal", confidence: sure(0.85), because: [`${issue.group.key}:"${issue.evidence}"`] };
    return { value: "low", confidence: sure(0.6), because: ["no-issue-named"] };
  }
  if (kind.value === "question") {
    const addressed =
      post.mentions > 0 || matches.some((match) => /^(?:address|please-check|request)/.test(match.group.key));
    if (addressed) return { value: "normal", confidence: sure(0.8), because: ["asks-the-brand"] };
    return { value: "low", confidence: sure(0.6), because: ["asks-anyone"] };
  }
  return { value: "low", confidence: sure(0.95), because: [`kind:${kind.value}`] };
}
