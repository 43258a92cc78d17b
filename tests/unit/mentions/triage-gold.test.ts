import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { confidentFrom, triageText } from "#lib/mentions/rules/triage/triage-text.ts";
import { sharedPath } from "#tests/shared-folder.ts";

interface Labelled {
  readonly text: string;
  readonly lang: string;
  readonly labels: Readonly<Record<string, unknown>>;
}

const kinds = ["complaint", "question", "praise", "other"];

function load(name: string): Labelled[] | null {
  const path = sharedPath(`data/triage/${name}.jsonl`);
  if (path === null) return null;
  return readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line): Labelled => JSON.parse(line));
}

interface Figures {
  readonly rows: number;
  readonly accuracy: number;
  readonly macroF1: number;
  readonly complaintRecall: number;
}

function measure(pairs: readonly (readonly [gold: string, said: string])[]): Figures {
  const count = (gold: string | null, said: string | null) =>
    pairs.filter(([one, other]) => (gold === null || one === gold) && (said === null || other === said)).length;
  const present = kinds.filter((kind) => count(kind, null) > 0);
  const f1 = present.map((kind) => (2 * count(kind, kind)) / (count(kind, null) + count(null, kind)));
  return {
    rows: pairs.length,
    accuracy: pairs.filter(([gold, said]) => gold === said).length / pairs.length,
    macroF1: f1.reduce((sum, one) => sum + one, 0) / f1.length,
    complaintRecall: count("complaint", "complaint") / Math.max(1, count("complaint", null)),
  };
}

const kindOf = (text: string) => triageText({ text }).kind;
const goldRows = load("gold_mentions");

describe.skipIf(goldRows === null)("triage against the labelled posts beside the checkout", () => {
  const rows = (goldRows ?? []).map((row, place) => ({ ...row, place, triage: triageText({ text: row.text }) }));
  const pairs = rows.map((row): [string, string] => [String(row.labels.kind), row.triage.kind.value]);

  it("keeps its figures on both halves", () => {
    const halves = [0, 1].map((half) => measure(pairs.filter((_, place) => place % 2 === half)));
    console.info("gold", measure(pairs), "halves", halves);
    for (const half of halves) {
      expect(half.accuracy).toBeGreaterThan(0.8);
      expect(half.macroF1).toBeGreaterThan(0.8);
      expect(half.complaintRecall).toBeGreaterThan(0.76);
    }
  });

  it("loses nearly no complaint: hardly one is put aside with confidence", () => {
    const put = rows.filter(
      ({ labels, triage }) =>
        labels.kind === "complaint" &&
        (triage.kind.value === "other" || triage.kind.value === "praise") &&
        triage.kind.confidence >= confidentFrom,
    );
    expect(put.length).toBeLessThanOrEqual(2);
  });

  it("is right where it is confident, and less often where it is not", () => {
    const right = (sure: boolean) => {
      const some = rows.filter((row) => row.triage.kind.confidence >= confidentFrom === sure);
      return some.filter((row) => row.triage.kind.value === row.labels.kind).length / some.length;
    };
    expect(right(true)).toBeGreaterThan(0.9);
    expect(right(true)).toBeGreaterThan(right(false) + 0.1);
  });

  it("keeps its figures for sentiment, urgency, topic and language", () => {
    const share = (field: "sentiment" | "urgency" | "topic") =>
      rows.filter((row) => row.triage[field].value === row.labels[field]).length / rows.length;
    const language = rows.filter((row) => row.triage.language.value === row.lang).length / rows.length;
    console.info({ sentiment: share("sentiment"), urgency: share("urgency"), topic: share("topic"), language });
    expect(share("sentiment")).toBeGreaterThan(0.82);
    expect(share("urgency")).toBeGreaterThan(0.8);
    expect(share("topic")).toBeGreaterThan(0.62);
    expect(language).toBeGreaterThan(0.96);
  });
});

const weakRows = load("kind_weak");

describe.skipIf(weakRows === null)("triage against weakly labelled texts beside the checkout", () => {
  it.each([
    ["prdect_tokopedia", 0.8],
    ["bni_wondr_playstore", 0.82],
    ["mytelkomsel_playstore", 0.78],
    ["kai121_x_2021", 0.66],
    ["airline_x_2015", 0.63],
    ["yt_comments", 0.65],
  ])("keeps its accuracy on %s", (source, floor) => {
    const rows = (weakRows ?? []).filter((row) => "source" in row && row.source === source);
    const sample = rows.filter((_, place) => place % 3 === 0);
    const figures = measure(sample.map((row) => [String(row.labels.kind), kindOf(row.text).value]));
    console.info(source, figures);
    expect(figures.accuracy).toBeGreaterThan(floor);
  });
});

const englishRows = load("complaint_en");
const intentRows = load("intent_isp");
const incidentRows = load("incidents");

describe.skipIf(englishRows === null)("triage against the other sets beside the checkout", () => {
  it("keeps recall and precision of English complaints", () => {
    const rows = (englishRows ?? []).map((row) => [row.labels.complaint === true, kindOf(row.text).value] as const);
    const hit = rows.filter(([gold, said]) => gold && said === "complaint").length;
    const recall = hit / rows.filter(([gold]) => gold).length;
    const precision = hit / rows.filter(([, said]) => said === "complaint").length;
    console.info("complaint_en", { recall, precision });
    expect(recall).toBeGreaterThan(0.6);
    expect(precision).toBeGreaterThan(0.68);
  });

  it("keeps its figures on questions to a provider", () => {
    const figures = measure((intentRows ?? []).map((row) => [String(row.labels.kind), kindOf(row.text).value]));
    console.info("intent_isp", figures);
    expect(figures.accuracy).toBeGreaterThan(0.66);
  });

  it("sees the complaints of real outages and does not take promotion for complaints", () => {
    const outage = (incidentRows ?? []).filter((row) => row.labels.incident && row.labels.incident !== "ignore");
    const campaign = (incidentRows ?? []).filter((row) => row.labels.campaign);
    const complaints = (rows: Labelled[]) =>
      rows.filter((row) => kindOf(row.text).value === "complaint").length / rows.length;
    console.info("incidents", complaints(outage), "campaigns", complaints(campaign));
    expect(complaints(outage)).toBeGreaterThan(0.9);
    expect(complaints(campaign)).toBeLessThan(0.07);
  });
});
