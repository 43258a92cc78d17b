export interface Holiday {
  /** YYYY-MM-DD, a whole local date. */
  readonly date: string;
  /** "national" = libur nasional; "joint-leave" = cuti bersama, which each office may keep or not. */
  readonly kind: "national" | "joint-leave";
  readonly name: { readonly id: string; readonly en: string };
}

/**
 * Source: Surat Keputusan Bersama 3 Menteri on national holidays and joint leave of 2026 (17 + 8 dates).
 * Decrees are amended within the year, so a calendar keeps its own editable copy of these dates.
 */
const holidays2026: readonly Holiday[] = [
  national("2026-01-01", "Tahun Baru Masehi", "New Year's Day"),
  national("2026-01-16", "Isra Mikraj", "Ascension of the Prophet"),
  jointLeave("2026-02-16", "Cuti bersama Tahun Baru Imlek", "Joint leave, Lunar New Year"),
  national("2026-02-17", "Tahun Baru Imlek", "Lunar New Year"),
  jointLeave("2026-03-18", "Cuti bersama Nyepi", "Joint leave, Nyepi"),
  national("2026-03-19", "Hari Suci Nyepi", "Nyepi, Day of Silence"),
  jointLeave("2026-03-20", "Cuti bersama Idulfitri", "Joint leave, Eid al-Fitr"),
  national("2026-03-21", "Idulfitri", "Eid al-Fitr"),
  national("2026-03-22", "Idulfitri, hari kedua", "Eid al-Fitr, second day"),
  jointLeave("2026-03-23", "Cuti bersama Idulfitri", "Joint leave, Eid al-Fitr"),
  jointLeave("2026-03-24", "Cuti bersama Idulfitri", "Joint leave, Eid al-Fitr"),
  national("2026-04-03", "Wafat Yesus Kristus", "Good Friday"),
  national("2026-04-05", "Paskah", "Easter Sunday"),
  national("2026-05-01", "Hari Buruh Internasional", "Labour Day"),
  national("2026-05-14", "Kenaikan Yesus Kristus", "Ascension of Jesus Christ"),
  jointLeave("2026-05-15", "Cuti bersama Kenaikan Yesus Kristus", "Joint leave, Ascension of Jesus Christ"),
  national("2026-05-27", "Iduladha", "Eid al-Adha"),
  jointLeave("2026-05-28", "Cuti bersama Iduladha", "Joint leave, Eid al-Adha"),
  national("2026-05-31", "Hari Raya Waisak", "Vesak Day"),
  national("2026-06-01", "Hari Lahir Pancasila", "Pancasila Day"),
  national("2026-06-16", "Tahun Baru Islam", "Islamic New Year"),
  national("2026-08-17", "Hari Kemerdekaan", "Independence Day"),
  national("2026-08-25", "Maulid Nabi Muhammad", "Birthday of the Prophet"),
  jointLeave("2026-12-24", "Cuti bersama Natal", "Joint leave, Christmas"),
  national("2026-12-25", "Natal", "Christmas Day"),
];

/** 2027: only dates fixed by the solar or church calendar. The rest awaits the decree, see `yearsNotComplete`. */
const holidays2027: readonly Holiday[] = [
  national("2027-01-01", "Tahun Baru Masehi", "New Year's Day"),
  national("2027-03-26", "Wafat Yesus Kristus", "Good Friday"),
  national("2027-03-28", "Paskah", "Easter Sunday"),
  national("2027-05-01", "Hari Buruh Internasional", "Labour Day"),
  national("2027-05-06", "Kenaikan Yesus Kristus", "Ascension of Jesus Christ"),
  national("2027-06-01", "Hari Lahir Pancasila", "Pancasila Day"),
  national("2027-08-17", "Hari Kemerdekaan", "Independence Day"),
  national("2027-12-25", "Natal", "Christmas Day"),
];

/** Indonesian public holidays known to the product, in order of date. */
export const indonesianHolidays: readonly Holiday[] = [...holidays2026, ...holidays2027];

/** Years of which only some dates are known here: staff are asked to complete them from the decree. */
export const yearsNotComplete: readonly number[] = [2027];

/** Dates (YYYY-MM-DD) to close on, with or without the joint-leave days. */
export function holidayDates(jointLeaveIsKept: boolean): string[] {
  return indonesianHolidays.filter((day) => jointLeaveIsKept || day.kind === "national").map((day) => day.date);
}

function national(date: string, id: string, en: string): Holiday {
  return { date, kind: "national", name: { id, en } };
}

function jointLeave(date: string, id: string, en: string): Holiday {
  return { date, kind: "joint-leave", name: { id, en } };
}
