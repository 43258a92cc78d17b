import { gap, type PhraseRule, phraseRule as rule } from "./private-message-rules.ts";

const particle =
  "(?:(?:ya|kok|juga|bantu|langsung|saja|aja|tadi|nih|lagi|baru|kakak|coba|sempat|sudah|just|already|have|di|ke|jg|lho|loh) )*";
const said =
  "(?:kirim|dikirim|terkirim|balas|dibalas|membalas|terbalas|jawab|dijawab|menjawab|update|diupdate|infokan|diinfokan|informasikan|diinformasikan|" +
  "infoin|sampaikan|disampaikan|jelaskan|dijelaskan|hubungi|dihubungi|menghubungi|kontak|dikontak|sapa|disapa|menyapa|respon|direspon|respons|direspons|merespon|merespons|tanggapi|ditanggapi|" +
  "chat|dichat|folow up|difolow up|folowup|tindaklanjuti|ditindaklanjuti|minta|konfirmasi|dikonfirmasi|mampir|meluncur|mendarat|masuk ke|masuk di|ada di|tulis|layangkan|luncurkan|lampirkan|share|send|kasih|beri|berikan|diberikan)";
const look =
  "(?:cek|dicek|lihat|dilihat|buka|baca|dibaca|balas|dibalas|respon|direspon|respons|direspons|jawab|dijawab|tanggapi|ditanggapi|pantau|mampir|se|view|read|reply|respond|answer|look|keep an eye|glance|watch out|acept)";
const wrote =
  "(?:sent|did send|droped|shot|slid|sliden|poped|fired|left|wrote|writen|forwarded|delivered|replied|responded|answered|reached|contacted|mesaged|pinged|folowed|gotten back|got back|touched base|hit|shared|put|posted|moved|jumped)";
const answer =
  "(?:balasan|balasanya|jawaban|jawabanya|detail|detailnya|rincian|rincianya|penjelasan|penjelasanya|info|infonya|informasinya|solusi|solusinya|linknya|nomornya|details|answer|info)";

const notYet =
  /\b(?:tidak|akan|jika|apakah|thanks|thank|kasih|makasih|trims|terimakasih|saat|ketika|sejak|semenjak|yang|yg)\b/;
const byCustomer =
  /\b(?:tidak|akan|jika|apakah|thanks|thank|kasih|makasih|trims|terimakasih|kakak|yang|yg|have kakak|did|bisa|boleh|should|could|please|silakan|mohon|perlu|harus|wajib)\b/;
const planned =
  /\b(?:tidak|akan|jika|apakah|bisa|boleh|dapat|bolehkah|bisakah|mau|ingin|biar|agar|supaya|perlu|harus|izin|ijin|can|could|may|would|should|might|able|like|want|need|happy|try|tried|trying|mencoba|coba|berusaha|untuk bisa|silakan|mohon|tolong|minta|yuk|please|terima|kasih|tunggu|menunggu)\b/;
const ownReading = /\b(?:tidak|kami|akan|sedang|agar|supaya|biar|bantu|pernah|have|our)\b/;

/** What makes a reader believe that we wrote privately; over the words of `readPrivateMessageWords`. */
export const claimRules: readonly PhraseRule[] = [
  rule("sent", `sudah ${particle}kami ${particle}(?:dm|wa|chat)`, ["near", notYet]),
  rule("sent", `kami ${particle}sudah ${particle}(?:dm|wa|chat)(?! (?:kami|ke kami))`, ["near", notYet]),
  rule("sent", `sudah ${particle}kami ${gap(3)}${said} ${gap(7, "|terima|cek|email")}dm`, ["near", notYet]),
  rule("sent", `kami ${particle}sudah ${gap(3)}${said} ${gap(7, "|email")}dm`, ["near", notYet]),
  rule(
    "sent",
    `(?:sudah|baru|tadi|baru saja) ${gap(2, "|via|ke")}${said} ${gap(5, "|email")}dm(?! (?:ke )?(?:kami|us)\\b)`,
    ["part", byCustomer],
  ),
  rule(
    "sent",
    `(?:kami )?(?:sudah|baru) ${particle}(?:kami )?(?:kirim|dikirim) ${gap(3, "|email")}(?:pesan|mesage|chat)(?! ke kami)`,
    ["part", byCustomer],
  ),
  rule(
    "sent",
    `sudah ${gap(2, "|via|ke")}di(?:kirim|kirimkan|balas|jawab|update|infokan|informasikan|sampaikan|jelaskan|respons?|tanggapi) ${gap(6, "|email")}dm(?! (?:ke )?(?:kami|us)\\b)(?!.*\\?)`,
    ["near", notYet],
  ),
  rule(
    "sent",
    `sudah (?!kakak|bisa|boleh)[a-z]{3,9} (?:kirim|balas|jawab|sampaikan|infokan|respon|respons) ${gap(3, "|email")}dm(?! (?:ke )?(?:kami|us)\\b)`,
    ["near", /\b(?:tidak|akan|jika|apakah|kasih|kakak)\b/],
  ),
  rule("sending", `(?:sending|dropping|shooting|popping) ${gap(4, "|our")}dm`, [
    "part",
    /\b(?:tidak|akan|jika|thanks|thank|kasih|for|scam|stop|are kakak|by|before)\b/,
  ]),
  rule("sent", `ada kami (?:bantu )?${said} ${gap(5, "|email")}dm`, ["part", planned]),
  rule("sent", `dm (?:have|is|was) (?:been |just )*(?:replied|answered|responded)`, [
    "part",
    /\b(?:tidak|akan|jika)\b/,
  ]),
  rule("sent", `kami (?:have |just |already )*(?:did|done) ${gap(2)}(?:via|in) ${gap(1)}dm`, ["near", notYet]),
  rule("sent", `(?:sudah|baru|tadi) ${particle}di dm(?! (?:ke )?(?:kami|us)\\b)`, ["part", byCustomer]),
  rule("sent", `(?:sudah|barusan|baru|tadi) (?:kami )?${particle}dm (?!(?:ke |sama )?(?:kami|us)\\b)(?!.*\\?)`, [
    "part",
    byCustomer,
  ]),
  rule("sent", `(?:sudah|barusan) ${particle}dm$`, ["part", byCustomer]),
  rule(
    "sent",
    `sudah (?!(?:kakak|bisa|boleh|cek|terima|menerima|dapat|baca|via|ke|ada|aktif|buka|tutup|kirim|ok|siap|mau|and|the|their|banyak|siap|coba)\\b)[a-z]{3,12} dm (?:ya|kakak|$|,)`,
    ["part", byCustomer],
  ),
  rule(
    "sent",
    `kami (?:juga )?(?:ada|sempat) (?:(?:update|kirim|balas|respon|respons|jawab|infokan|info|bantu) )?${gap(6, "|email")}dm`,
    ["part", planned],
  ),
  rule("sent", `(?:baru|baru saja|tadi) kami ${particle}(?:${said} ${gap(4)})?dm`, ["near", notYet]),
  rule("sending", `kami (?:bantu |langsung |coba |juga )*dm (?:ya|kakak|sekarang|langsung|detail|info|$|,)`, [
    "part",
    planned,
  ]),
  rule(
    "sending",
    `kami (?:bantu |langsung |juga )*(?:kirim|balas|jawab|hubungi|kontak|infokan|sampaikan|jelaskan|sapa) ${gap(5, "|pernah|email")}dm(?! (?:sesuai|satu|setiap|secara|pada jam|berurutan)\\b)`,
    ["part", planned],
  ),
  rule(
    "arrived",
    `dm (?:(?:dari|kami|kakak|your|ya|untuk|ini|juga|sebelumnya|tersebut) )*sudah (?:(?:kami|berhasil|juga|ya|bantu|di|(?!kakak|bisa)[a-z]{3,9}) )*?(?:kirim|dikirim|terkirim|balas|dibalas|jawab|dijawab|luncurkan|meluncur|respon|direspon|update|otw)(?! oleh kakak)`,
    ["part", byCustomer],
  ),
  rule("arrived", `dm (?:dari )?kami (?:(?:ya|untuk|kakak) )*(?:sudah|baru)(?= [a-z])`, ["part", planned]),
  rule(
    "arrived",
    `(?:ada|terima(?! kasih)|menerima|dapat|dapet|baca|lihat|dilihat|masuk) ${gap(2)}dm (?:(?:baru|masuk) )?(?:dari kami|kami|dari [a-z]+ care)`,
    [
      "part",
      /\b(?:tidak|akan|jika|kami|tunggu|menunggu|ditunggu|via|hati|waspada|penipu|penipuan|mengaku|mohon tunggu|bisa|semua)\b/,
    ],
  ),
  rule("arrived", `(?:sudah |semua |semuanya )*ada (?:di|pada|dalam) dm`, ["part", planned]),
  rule("arrived", `${answer} (?:lengkap |lengkapnya |selengkapnya |sudah |ya |kami |ada )*(?:di|in|via) (?:your )?dm`, [
    "part",
    /\b(?:tidak|akan|jika|infokan|informasikan|kirim|sampaikan|tulis|share|sertakan|mohon|silakan|boleh|minta|tolong|bisa|yuk|please|send|your|lampirkan|lengkapi|berikan|lanjut|hubungi|with|provide|us|ceritakan|ask|tanya|tanyakan|untuk|give)\b/,
  ]),
  rule(
    "points-to",
    `${look} ${gap(3, "|via|ke|pengaturan|seting|setings|setelan|email|kami|untuk|agar|dm")}dm(?! (?:terbuka|dibuka|sedang|setings|seting|are open|is open|are enabled|dari (?:orang|akun|pihak)|kami (?:terbuka|dibuka)|(?:kakak |your )?(?:terkunci|tertutup|terbuka|aktif|diaktifkan|dibuka)|(?:kakak )?(?:satu|secara|sesuai))\\b)`,
    ["near", ownReading],
  ),
  rule(
    "points-to",
    `(?:cek|dicek|lihat|dilihat|check|baca|se|read) ${gap(2, "|via|ke|kami|untuk")}(?:pesan|mesage|chat|wa)(?: (?:dari kami|kami|kakak|anda|masuk|from us|ya)|$)`,
    ["near", ownReading],
  ),
  rule("points-to", `(?:cek|read|se) (?:out )?(?:your|the|our) (?:new |latest |private )?mesage`, ["near", ownReading]),
  rule(
    "points-to",
    `dm (?:(?:dari|kami|kakak|ya|nya|your|lagi|juga|untuk) )*(?:(?:mohon|boleh|bisa|silakan|yuk|tolong|dapat|ditunggu|coba|minta|harap) )+${gap(2, "|kami|sedang|via")}(?:cek|dicek|lihat|dilihat|dibalas|dibaca|balas|baca|direspon|respon|direspons)`,
    ["part", /\b(?:tidak|via|ke|akan|agar|supaya|biar|jika|di|infokan|informasikan|kirim|in|kami|sampaikan)\b/],
  ),
  rule(
    "points-to",
    `(?:tunggu|ditunggu|menunggu) ${gap(2)}(?:balasan|respon|respons|jawaban|konfirmasi|balasanya|responya|jawabanya|konfirmasinya) ${gap(3)}dm`,
    ["near", /\b(?:tidak|akan|jika|mohon|silakan|harap)\b/],
  ),
  rule("sent", `kami (?:(?:have|just|already|also|now|are|been|did|recently) )*dmed`, [
    "near",
    /\b(?:tidak|jika|would|wish|that)\b/,
  ]),
  rule("sent", `dmed (?:it |this |that |the |al )*(?:to )?(?:kakak|your|the details|back)`, [
    "part",
    /\b(?:tidak|jika|akan|would|kakak|someone|anyone|scamer|scam|fake|imposter)\b/,
  ]),
  rule("sent", `(?:just|already|have been|have|been|was|were|and) dmed(?! us)`, [
    "part",
    /\b(?:tidak|jika|akan|kakak|would|thanks|thank)\b/,
  ]),
  rule("sent", `${wrote} ${gap(6, "|our|email|from")}(?:dm|privately|pribadi)`, [
    "part",
    /\b(?:tidak|jika|akan|kakak|would|thanks|thank|someone|be|anyone|anything|account|accounts|customers|never|links?|by scamers?|data)\b/,
  ]),
  rule(
    "sent",
    `${wrote} (?:(?:out|up|over|to) )*kakak ${gap(4, "|email|our|from")}(?:mesage|dm|note|privately|pribadi|directly)`,
    ["part", /\b(?:tidak|jika|akan|would|thanks|thank|someone|be|scamer)\b/],
  ),
  rule("sent", `kami (?:(?:have|just|already|also|now|are|been|did) )*mesaged kakak`, [
    "near",
    /\b(?:tidak|jika|would)\b/,
  ]),
  rule("sent", `(?:just|already|have) mesaged (?:kakak|your)|^mesaged kakak`, [
    "part",
    /\b(?:tidak|jika|kakak|would)\b/,
  ]),
  rule("sending", `(?:dming|dm ing|mesaging) (?:kakak|your)`, [
    "part",
    /\b(?:tidak|jika|akan|would|before|scamer|someone|stop|about)\b/,
  ]),
  rule(
    "arrived",
    `dm (?:to kakak |for kakak |from us )?(?:(?:is|was|has|have|been|just|already|are|should|be|now) )*(?:sent|delivered|waiting|on its way|on the way|incoming|in your|headed|heading|coming your way|there now)(?! us)`,
    ["part", /\b(?:tidak|jika|akan|kakak|thanks|thank|can|could|via|your)\b/],
  ),
  rule(
    "arrived",
    `(?:got|get|receive|received|sen|se|find|have|notice|noticed|mis|mised) ${gap(2)}(?:our dm|our private note|dm from (?:us|kami|our)|mesage from us)`,
    ["part", /\b(?:tidak|jika|akan|kami|never|scam)\b/],
  ),
  rule("arrived", `(?:in|into|at|waiting in|inside) your dm`, [
    "part",
    /\b(?:tidak|jika|akan|can|could|may|would|access|changes|change|problem|isue|trouble|link|links|clicking|reply|kami (?:se|noticed?))\b/,
  ]),
  rule("arrived", `(?:our|the) dm (?:sent|from (?:us|our team)|${gap(1)}(?:explains|has|contains|covers|with))`, [
    "part",
    /\b(?:tidak|jika|akan|via)\b/,
  ]),
];
