import { describe, expect, it } from "vitest";
import { claimsDirectMessage, invitesDirectMessage } from "#lib/replies/rules/claims-dm.ts";

const claims = [
  // Indonesian, plain and in slang
  "Sudah kami DM ya, Kak",
  "sudah kami DM ya Kak 🙏",
  "udah di-DM ya kak",
  "Udah di DM yaa",
  "udh kami dm kak, cek ya",
  "Sdh kami DM Kak",
  "dah kita DM ya gan",
  "Kami sudah DM Kakak barusan",
  "Kami barusan DM ya Kak",
  "Barusan kami DM, ditunggu balasannya",
  "Tadi kami DM ya Kak, mohon dibalas",
  "Sudah Mimin DM ya, Kak",
  "Sudah Rara DM ya Kak",
  "Sudah kami kirim DM ya Kak",
  "Kami sudah kirim pesan pribadi ya Kak",
  "Kami telah mengirimkan pesan langsung kepada Kakak",
  "kami sudah mengirim pesan ke Kakak",
  "Pesan pribadi sudah kami kirim ya Kak",
  "DM-nya sudah terkirim ya Kak",
  "DM dari kami sudah masuk ya Kak",
  "Kak, DM Kakak sudah kami balas ya",
  "Sudah kami balas di DM ya Kak",
  "Sudah kami jawab lewat DM, Kak",
  "Jawaban lengkapnya sudah kami sampaikan melalui DM",
  "Detailnya sudah ada di DM ya Kak",
  "Nomor laporannya sudah kami infokan via Direct Message",
  "Sudah kami hubungi secara pribadi lewat DM ya",
  "Sudah kami japri ya Kak",
  "Sudah kami inbox ya Bu",
  "Kak, sudah kami WA ya",
  "Kami ada kirim DM ke Kakak",
  "cek DM dari kami ya Kak",
  "Cek DM ya Kak",
  "silakan cek inbox ya",
  "Silakan cek DM ya, Kak",
  "Mohon dicek DM-nya ya Kak",
  "Boleh dicek DM Kakak ya",
  "Tolong dilihat DM dari kami ya",
  "Yuk buka DM dari kami, Kak",
  "Mohon balas DM kami ya Kak, biar cepat kami bantu",
  "Silakan cek kotak masuk Kakak ya",
  "Silakan cek permintaan pesan Kakak",
  "DM Kakak mohon dicek ya",
  "Kak cek pesan dari kami ya",
  "Kami DM ya Kak",
  "Kami kirim rinciannya lewat DM ya Kak",
  "Tidak perlu khawatir karena sudah kami DM ya Kak",
  "Maaf belum sempat membalas di sini, tapi sudah kami DM ya",
  "Bisa kami infokan kalau kami sudah kirim DM",
  "Sudah terima DM dari kami, Kak?",
  // tricks
  "sudah kami D M ya kak",
  "sudah kami D.M. ya Kak",
  "sudah kami d-m ya kak",
  "sudah ka\u200bmi D\u200bM ya",
  "s\u200cudah k\u200cami DM",
  "Sudah kami ＤＭ ya Kak",
  "sudah kami DМ ya kak",
  "suudahh kamiii DMM yaaa kakkk",
  "sudha kami dm ya kak",
  "sudah kami kirm pesan pribdi ya",
  "5ud4h k4m1 DM ya",
  "S U D A H K A M I D M",
  "sudah, kami DM ya",
  "SUDAH KAMI DM!!!",
  "sudah kami *DM* ya",
  "sudah_kami_DM ya",
  "sudah kami dm-in ya",
  "udah di-dmin kak",
  "cek  d m  ya kak",
  "cék DM ya kak",
  // English
  "We've DM'd you",
  "We’ve just DMed you, please take a look",
  "just sent you a DM",
  "Just sent you a DM!",
  "We sent you a DM with the details",
  "We have sent you a direct message",
  "DM sent!",
  "DM'd you",
  "Check your DMs",
  "Please check your DM, we need a few details.",
  "Kindly check your inbox",
  "We messaged you privately",
  "We just messaged you",
  "slid into your DMs 😉",
  "We've slid into your DMs",
  "We dropped you a DM",
  "Shot you a DM just now",
  "You've got a DM from us",
  "Did you see our DM?",
  "Please reply to our DM so we can help",
  "We've replied to your DM",
  "We have responded via DM",
  "We reached out to you via DM",
  "I've sent you a private message",
  "we hv sent u a msg, check ur dms",
  "There is a message waiting in your DMs",
  "A DM is on its way",
  "We're DMing you now",
  "weve dmd you",
  "we've d m'd you",
  "Sorry about that! We already sent a DM to you.",
  "Look out for our DM",
  "Our team has already contacted you privately",
  "Details are in your DMs",
  "DM udah meluncur kak!",
  "Ditunggu balasan DM-nya ya Kak",
  "udah dijapri ya kak",
  "Sending you a DM now",
  "sdh qm dm",
  "We did send you a DM",
];

const noClaims = [
  "Silakan DM kami ya Kak",
  "silahkan DM kami",
  "Boleh DM kami ya, Kak",
  "Yuk DM nomor pelanggannya ke kami",
  "DM aja ya Kak",
  "DM-in nomor pelanggannya ya Kak",
  "Mohon infokan nomor pelanggan melalui DM ya",
  "Kirimkan bukti pembayarannya lewat DM ya Kak",
  "Silakan kirim DM ke kami",
  "Silakan hubungi kami melalui pesan pribadi",
  "Silakan sampaikan detailnya di DM agar bisa dicek",
  "Infokan nomornya ke DM supaya bisa kami cek ya",
  "Boleh diinfokan email terdaftarnya via DM? Agar bisa kami cek",
  "Kita lanjut di DM ya Kak",
  "mohon jangan kirim PIN lewat DM",
  "Jangan pernah berikan OTP kepada siapa pun, termasuk lewat DM",
  "Kami tidak pernah meminta PIN lewat DM",
  "Kami tidak pernah DM duluan untuk meminta kata sandi",
  "Hati-hati penipuan lewat DM ya Kak",
  "Waspada akun palsu yang mengirim DM mengatasnamakan kami",
  "Kami belum bisa DM Kakak karena DM-nya tertutup",
  "Maaf, kami tidak bisa mengirim DM ke akun Kakak",
  "Boleh kami DM, Kak?",
  "Apakah boleh kami kirim DM?",
  "Akan kami DM ya Kak",
  "Nanti kami DM ya",
  "Segera kami DM ya Kak",
  "Tim kami akan mengirimkan DM dalam 10 menit",
  "Nanti hasilnya akan kami infokan lewat DM",
  "Kalau sudah ada kabar, akan kami DM",
  "Terima kasih sudah DM kami",
  "Terima kasih Kak, DM-nya sudah kami terima",
  "DM Kakak sudah kami baca dan sedang kami cek",
  "Kami cek DM Kakak dulu ya",
  "Mimin cek DM-nya dulu ya Kak",
  "Apakah Kakak sudah DM kami?",
  "Kakak sudah kirim DM ke kami?",
  "Sudah DM kami, Kak?",
  "Jika Kakak sudah DM, mohon ditunggu ya",
  "Pastikan DM Kakak terbuka ya",
  "Mohon cek pengaturan DM Kakak",
  "Boleh dibuka dulu DM-nya? Pengaturannya masih tertutup",
  "Sudah kami catat ya Kak, nomornya TGP-7K3M-9QXD-4",
  "Sudah kami kirim teknisi ke lokasi, Kak",
  "Sudah kami sampaikan ke tim lapangan ya",
  "Sudah kami balas lewat email ya Kak",
  "Silakan cek email Kakak ya",
  "Cek status laporannya di halaman lacak ya Kak",
  "Tagihannya sudah kami cek dan sudah sesuai",
  "Mohon cek kembali koneksinya ya",
  "Sudah dicek, jaringannya sudah normal",
  "Terima kasih, pesanan Kakak sudah dikirim",
  "Susah sinyal di daerah mana, Kak?",
  "Dim lampu modemnya menyala, Kak?",
  "DM kami selalu terbuka ya Kak",
  "Send us a DM",
  "Please DM us your account number",
  "Could you DM us?",
  "Feel free to shoot us a DM",
  "Drop us a DM and we'll look into it",
  "Please send us a direct message with your order number",
  "We'll DM you shortly",
  "We will send you a DM once we know more",
  "We can't DM you because your DMs are closed",
  "We haven't DM'd you yet",
  "We tried to DM you but your settings don't allow it",
  "Can we DM you?",
  "May we send you a direct message?",
  "Have you DM'd us?",
  "Thanks for the DM",
  "Thank you for sending us a DM",
  "We got your DM and are looking into it",
  "We received your message, thanks",
  "Our DMs are open",
  "Slide into our DMs anytime",
  "Please don't share your password in a DM",
  "We never ask for your PIN via DM",
  "If you get a DM from someone claiming to be us, ignore it",
  "Please open your DMs so that we can reach you",
  "Check your DM settings please",
  "We have checked your line and everything looks fine",
  "We sent a technician to your house",
  "Your parcel was sent yesterday",
  "Please check your email inbox for the receipt",
  "We look forward to your DM",
  "Kami balas DM sesuai antrean ya",
  "Kami tunggu DM-nya ya Kak",
  "Thanks for sending us a DM",
  "Halo Kak, maaf atas kendalanya ya",
  "",
];

const invitations = [
  "Silakan DM kami ya Kak",
  "Boleh DM nomor pelanggannya?",
  "DM aja ya kak",
  "Yuk, infokan nomor layanan, nama, dan alamat lewat DM",
  "Silakan hubungi kami melalui DM",
  "DM-in detailnya ya",
  "Kita lanjut di DM ya Kak",
  "Please DM us",
  "Send us a DM with your order number",
  "Kindly inform us of your address via DM",
  "Our DMs are open",
  "Slide into our DMs anytime",
  "silakan D M kami",
];

const noInvitations = [
  "Sudah kami DM ya Kak",
  "Silakan cek DM dari kami",
  "DM Kakak sudah kami balas ya, yuk dicek lagi",
  "Boleh dicek yuk DM Kakak",
  "mohon jangan kirim PIN lewat DM",
  "Akan kami infokan lewat DM",
  "Boleh kami DM?",
  "We've DM'd you",
  "Please don't DM us your password",
  "Terima kasih sudah DM kami",
  "Halo Kak",
];

describe("text that claims a direct message", () => {
  it.each(claims)("is recognised: %j", (text) => {
    const claim = claimsDirectMessage(text);
    expect(claim.claims).toBe(true);
    expect(claim.because).toMatch(/^[a-z-]+:".+"$/);
  });

  it.each(claims.slice(0, 40))("is recognised within an ordinary reply: %j", (text) => {
    expect(claimsDirectMessage(`Halo Kak Sari, maaf ya. ${text}. Nomornya TGP-7K3M-9QXD-4.`).claims).toBe(true);
  });

  it.each(noClaims)("is not seen in: %j", (text) => {
    expect(claimsDirectMessage(text)).toEqual({ claims: false, because: null });
  });

  it("is recognised with a zero-width character at any place and in any case", () => {
    const text = "Sudah kami DM ya Kak";
    for (let place = 0; place <= text.length; place += 1) {
      for (const hidden of ["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad"]) {
        expect(claimsDirectMessage(text.slice(0, place) + hidden + text.slice(place)).claims).toBe(true);
      }
    }
    expect(claimsDirectMessage(text.toUpperCase()).claims).toBe(true);
  });

  it("is judged quickly even in long hostile text", () => {
    const started = performance.now();
    for (const part of ["sudah kami ", "dm ", "d m ", "cek ", "a b c d e ", "sent you ", ", ", "kirim kirim "]) {
      claimsDirectMessage(part.repeat(10_000 / part.length));
      invitesDirectMessage(part.repeat(10_000 / part.length));
    }
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

describe("an invitation to write privately", () => {
  it.each(invitations)("is recognised: %j", (text) => {
    expect(invitesDirectMessage(text).invites).toBe(true);
  });

  it.each(noInvitations)("is not seen in: %j", (text) => {
    expect(invitesDirectMessage(text)).toEqual({ invites: false, because: null });
  });
});
