export interface DefaultTemplate {
  readonly kind: "first-dm" | "acknowledgement" | "invitation";
  readonly language: "id" | "en";
  readonly variant: number;
  readonly text: string;
}

const firstDmId = `Halo {{sapaan}} {{nama}}, kami dari {{merek}}.

Mohon maaf atas kendala yang {{sapaan}} alami. Laporan {{sapaan}} sudah kami catat dengan nomor {{nomor}}.
Perkembangannya bisa dilihat kapan saja di {{tautan}}

Supaya bisa langsung kami periksa, boleh kami minta nomor pelanggan dan sejak kapan kendalanya terasa?
Kalau lebih nyaman lewat kanal resmi kami: {{kanal}}

Mohon jangan kirim PIN, kata sandi, atau kode OTP kepada siapa pun, termasuk kami.
^{{inisial}}`;

const firstDmEn = `Hello {{nama}}, this is {{merek}}.

We are sorry for the trouble. Your report is registered under the number {{nomor}}.
You can follow it at any time: {{tautan}}

So that we can look into it right away, may we have your customer ID and since when this has been happening?
If you prefer our official channel: {{kanal}}

Please never send a PIN, password or OTP to anyone, including us.
^{{inisial}}`;

/** The texts that a new brand starts with. Public ones carry the number and no link (DESIGN §5). */
export const defaultTemplates: readonly DefaultTemplate[] = [
  { kind: "first-dm", language: "id", variant: 1, text: firstDmId },
  { kind: "first-dm", language: "en", variant: 1, text: firstDmEn },
  ...numbered("acknowledgement", "id", [
    "Halo {{sapaan}} {{nama}}, mohon maaf atas kendalanya. Sudah kami DM ya, {{sapaan}}; nomor laporannya {{nomor}}. ^{{inisial}}",
    "Terima kasih sudah memberi tahu kami, {{sapaan}} {{nama}}. Laporannya kami catat dengan nomor {{nomor}} dan sudah kami DM ya. ^{{inisial}}",
    "Maaf sudah membuat tidak nyaman, {{sapaan}} {{nama}}. Kami sudah kirim DM supaya bisa langsung kami bantu, nomor laporan {{nomor}}. ^{{inisial}}",
  ]),
  ...numbered("acknowledgement", "en", [
    "Hello {{nama}}, sorry about this. We have just sent you a DM; your report number is {{nomor}}. ^{{inisial}}",
    "Thank you for telling us, {{nama}}. Your report is {{nomor}} and we've DM'd you so we can help right away. ^{{inisial}}",
    "We are sorry for the trouble, {{nama}}. Our DM is in your inbox, report number {{nomor}}. ^{{inisial}}",
  ]),
  ...numbered("invitation", "id", [
    "Halo {{sapaan}} {{nama}}, laporannya sudah kami catat dengan nomor {{nomor}}. DM kami belum bisa masuk; kalau berkenan, lanjutkan lewat {{undangan}} ^{{inisial}}",
  ]),
  ...numbered("invitation", "en", [
    "Hello {{nama}}, your report is registered as {{nomor}}. Our DM could not reach you; if you like, continue here: {{undangan}} ^{{inisial}}",
  ]),
];

function numbered(kind: DefaultTemplate["kind"], language: "id" | "en", texts: readonly string[]): DefaultTemplate[] {
  return texts.map((text, index) => ({ kind, language, variant: index + 1, text }));
}
