/** What each machine key means in words; {word} is the evidence. Keys of word groups, of the face of a post and of the judges. */
const sentences: Readonly<Record<string, readonly [id: string, en: string]>> = {
  outage: ["menyebut layanan mati atau putus ({word})", "names an outage ({word})"],
  fault: ["menyebut kerusakan atau kegagalan ({word})", "names a fault ({word})"],
  "fault-mild": ["mungkin menyebut kendala ({word})", "may name a fault ({word})"],
  slow: ["mengeluhkan kelambatan ({word})", "says it is slow or late ({word})"],
  money: ["menyangkut uang yang bermasalah ({word})", "money is at stake ({word})"],
  upset: ["menunjukkan kekecewaan ({word})", "sounds upset ({word})"],
  "upset-mild": ["bernada kesal ({word})", "sounds somewhat upset ({word})"],
  insult: ["memakai kata keras ({word})", "uses harsh words ({word})"],
  "insult-mild": ["bernada menilai buruk ({word})", "judges it badly ({word})"],
  unable: ["ada yang tidak bisa atau belum terjadi ({word})", "something does not work or has not happened ({word})"],
  lacking: ["ada yang tidak ada ({word})", "something is missing ({word})"],
  still: ["terjadi terus atau berulang ({word})", "goes on or comes again ({word})"],
  since: ["sudah berlangsung lama ({word})", "has lasted a while ({word})"],
  why: ["mempertanyakan sebabnya ({word})", "asks why ({word})"],
  "why-again": ["mempertanyakan sebab gangguan ({word})", "asks why it happens ({word})"],
  experience: ["bercerita pengalaman sendiri ({word})", "tells an own experience ({word})"],
  demand: ["meminta perbaikan ({word})", "demands a remedy ({word})"],
  leave: ["menyebut ingin pindah atau berhenti ({word})", "talks of leaving ({word})"],
  price: ["mengeluhkan harga ({word})", "complains about the price ({word})"],
  not: ["memakai penyangkalan ({word})", "uses a negation ({word})"],
  "wrong-item": ["yang datang lain dari yang dipesan", "got something other than was ordered"],
  address: ["menyapa kami ({word})", "speaks to us ({word})"],
  ask: ["bertanya ({word})", "asks ({word})"],
  "ask-mild": ["mungkin bertanya ({word})", "may be asking ({word})"],
  wh: ["memakai kata tanya ({word})", "uses a question word ({word})"],
  request: ["meminta sesuatu ({word})", "requests something ({word})"],
  "request-mild": ["mungkin meminta sesuatu ({word})", "may request something ({word})"],
  "please-check": ["meminta pesannya dilihat ({word})", "asks us to look at a message ({word})"],
  like: ["memuji ({word})", "praises ({word})"],
  fine: ["merasa puas ({word})", "finds it fine ({word})"],
  thanks: ["berterima kasih ({word})", "says thanks ({word})"],
  wish: ["menyampaikan ucapan ({word})", "sends good wishes ({word})"],
  promotion: ["terbaca seperti promosi ({word})", "reads like a promotion ({word})"],
  offer: ["menyebut penawaran ({word})", "mentions an offer ({word})"],
  agent: ["terbaca seperti balasan petugas ({word})", "reads like a reply of an agent ({word})"],
  chatter: ["terbaca seperti obrolan ({word})", "reads like chatter ({word})"],
  "follow-up": ["melanjutkan percakapan lain ({word})", "follows up on another talk ({word})"],
  device: ["menyebut perangkat ({word})", "names a device ({word})"],
  "question-mark": ["ada tanda tanya", "has a question mark"],
  ending: ["diakhiri dengan “{word}”", "ends in “{word}”"],
  hashtags: ["banyak tagar", "many hashtags"],
  link: ["berisi tautan", "holds a link"],
  list: ["berbentuk daftar", "is a list"],
  signature: ["ada tanda tangan petugas", "is signed like an agent's reply"],
  emoji: ["emoji bernada {word}", "emoji ({word})"],
  shouting: ["ditulis dengan huruf besar", "written in capitals"],
  exclamation: ["banyak tanda seru", "many exclamation marks"],
  short: ["sangat pendek", "very short"],
  "nothing-found": ["tidak ada kata penentu yang dikenal", "no telling word was found"],
  "other-language": ["ditulis dalam bahasa lain", "written in another language"],
  "language-words": ["ada {word} kata khas bahasa itu", "{word} typical words of that language"],
  "language-unclear": ["bahasanya belum jelas", "the language is not clear"],
  danger: ["menyangkut keselamatan ({word})", "safety is at stake ({word})"],
  security: ["menyangkut keamanan atau penipuan ({word})", "security or fraud ({word})"],
  "money-missing": ["uang hilang atau tertahan ({word})", "money is missing or stuck ({word})"],
  "account-lost": ["akun hilang atau terkunci ({word})", "an account is lost or locked ({word})"],
  stranded: ["terlantar atau batal berangkat ({word})", "stranded or cancelled ({word})"],
  "cannot-work": ["sama sekali tidak bisa dipakai ({word})", "cannot be used at all ({word})"],
  total: ["mati total ({word})", "down completely ({word})"],
  "for-days": ["belum selesai berhari-hari ({word})", "unsolved for days ({word})"],
  "again-and-again": ["sudah berkali-kali ({word})", "happened or was reported several times ({word})"],
  "since-yesterday": ["sejak kemarin atau lebih lama ({word})", "since yesterday or longer ({word})"],
  today: ["mendesak hari ini ({word})", "pressing today ({word})"],
  "no-issue-named": ["tidak menyebut masalah tertentu", "names no particular issue"],
  "asks-the-brand": ["bertanya kepada kami", "asks us"],
  "asks-anyone": ["bertanya kepada siapa saja", "asks anyone"],
  kind: ["jenisnya tidak mendesak", "its kind is not pressing"],
  topic: ["menyebut “{word}”", "mentions “{word}”"],
};

/**
 * Human words for the machine keys of a triage, in the same order. A key looks like `fault:"mati"`; with `not-` before
 * it the word was negated. An unknown key is shown as it is, so that nothing is hidden.
 */
export function explainTriage(because: readonly string[], locale: "id" | "en"): string[] {
  return because.map((reason) => {
    const colon = reason.indexOf(":");
    const key = colon < 0 ? reason : reason.slice(0, colon);
    const word = colon < 0 ? "" : reason.slice(colon + 1).replace(/^"|"$/g, "");
    const place = locale === "id" ? 0 : 1;
    const direct = sentences[key];
    if (direct !== undefined) return direct[place].replace("{word}", word);
    const negated = key.startsWith("not-") ? sentences[key.slice(4)] : undefined;
    if (negated === undefined) return reason;
    return locale === "id" ? `menyangkal: “${word}”` : `negated: “${word}”`;
  });
}
