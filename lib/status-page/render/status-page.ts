import { formatDateTime, formatDuration, type Locale } from "#lib/time/format.ts";
import { toIso } from "#lib/time/instant.ts";
import type { CustomerView } from "../rules/customer-view.ts";
import type { NextAction } from "../rules/next-action.ts";
import type { StepKind } from "../rules/steps.ts";
import { drawFrame } from "./frame.ts";
import { type Html, html } from "./html.ts";
import { networkWord, type TrackWords, trackWords } from "./words.ts";

interface Page {
  readonly view: CustomerView;
  readonly locale: Locale;
  readonly t: TrackWords;
  /** What sentences may name: the form of address and the network, never a person. */
  readonly names: { readonly kak: string; readonly network: string };
}

const yours: readonly StepKind[] = ["received", "you-answered", "you-wrote"];

/** The page of one report: number, sentence, what comes next and by when, the steps, what the customer can do. */
export function drawStatusPage(view: CustomerView, locale: Locale): string {
  const t = trackWords(locale);
  const kak = view.addressForm;
  const page: Page = { view, locale, t, names: { kak, network: networkWord(t, view.network, kak) } };
  return drawFrame({
    locale,
    t,
    title: t("title", { number: view.number, brand: view.brandName }),
    brandName: view.brandName,
    path: `/track/${view.number}`,
    main: html`<h1>${t("report")} <span class="number">${view.number}</span></h1>
<p class="sentence">${t(`sentence.${view.sentence}`, page.names)}</p>
${drawNext(page)}
${drawSteps(page)}
${drawAbilities(page)}`,
    footer: html`<p>${t("footer.read-at")} ${drawTime(page, view.now)}.</p>
<p>${t("footer.promise")}</p>
<p class="screen"><a href="/track">${t("footer.other")}</a></p>`,
  });
}

function drawTime({ view, locale }: Page, at: Temporal.Instant): Html {
  return html`<time datetime="${toIso(at)}">${formatDateTime(at, { locale, zone: view.zone })}</time>`;
}

function drawNext(page: Page): Html {
  const { view, t, names } = page;
  const late = view.next?.isLate === true || view.finish?.isLate === true;
  const what = view.next ? t(`next.${view.next.what}`, names) : t("next.closed");
  return html`<section class="${late ? "next late" : "next"}" aria-labelledby="next">
<h2 id="next">${t("next.heading")}</h2>
<p>${what}</p>
${view.next && drawDue(page, view.next)}
${view.finish && drawFinish(page, view.finish)}
</section>`;
}

function drawDue(page: Page, next: NextAction): Html | null {
  const { t, names } = page;
  if (next.by === null) return next.isYours ? null : html`<p class="quiet">${t("next.unknown")}</p>`;
  if (!next.isLate) return html`<p class="by">${t("next.by")} ${drawTime(page, next.by)}.</p>`;
  const duration = since(page, next.by);
  return html`<p class="by">${t("next.late-by")} ${drawTime(page, next.by)}.</p>
<p class="late-words">${t("next.late", { ...names, duration })}</p>`;
}

function drawFinish(page: Page, finish: NonNullable<CustomerView["finish"]>): Html {
  const { t, names } = page;
  if (!finish.isLate) return html`<p class="quiet">${t("next.finish-by")}: ${drawTime(page, finish.by)}.</p>`;
  return html`<p class="late-words">${t("next.finish-late", { ...names, duration: since(page, finish.by) })}</p>`;
}

/** Read aloud, "2 j 10 m" is noise: here lengths are whole words. */
function since({ view, locale }: Page, at: Temporal.Instant): string {
  return formatDuration((view.now.epochMilliseconds - at.epochMilliseconds) / 1000, locale, "long");
}

function drawSteps(page: Page): Html {
  const { view, t, names } = page;
  const items = view.steps.map((step, index) => {
    const isLast = index === view.steps.length - 1;
    const gap = view.hiddenSteps > 0 && index === 2;
    return html`${
      gap &&
      html`<li class="gap">${t("steps.hidden", { count: view.hiddenSteps })}</li>
`
    }<li${yours.includes(step.what) && html` class="yours"`}${isLast && html` aria-current="step"`}>${t(`steps.${step.what}`, names)} ${drawTime(page, step.at)}</li>
`;
  });
  return html`<section aria-labelledby="steps">
<h2 id="steps">${t("steps.heading")}</h2>
<ol>
${items}</ol>
</section>`;
}

function drawAbilities(page: Page): Html {
  const { view, t, names } = page;
  const items = view.whatYouCanDo.map((ability) => {
    if (ability !== "official-channel")
      return html`<li>${t(`can.${ability}`, names)}</li>
`;
    const { name, url } = view.officialChannel;
    return html`<li class="official">${t("can.official-channel")} ${url ? html`<a href="${url}" rel="noopener noreferrer">${name}</a>` : name}</li>
`;
  });
  return html`<section aria-labelledby="can">
<h2 id="can">${t("can.heading", names)}</h2>
<ul>
${items}</ul>
</section>`;
}
