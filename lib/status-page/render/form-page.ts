import { parseRegistrationNumber } from "#lib/tickets/rules/registration-number.ts";
import type { Locale } from "#lib/time/format.ts";
import { drawFrame } from "./frame.ts";
import { type Html, html } from "./html.ts";
import { type TrackWords, trackWords } from "./words.ts";

/** Whose page it is: with one brand its name and prefix, with several nobody's. */
export interface PageOwner {
  readonly brandName: string | null;
  readonly prefix: string | null;
}

/** How a number looks. Its check character is wrong on purpose: it can be nobody's. */
export function exampleNumber(prefix: string): string {
  const candidate = `${prefix}-7K3M-9QXD-4`;
  return parseRegistrationNumber(candidate, [prefix]).ok ? `${prefix}-7K3M-9QXD-5` : candidate;
}

export type Miss = "empty" | "mistyped" | "not-a-number" | "unknown";

/** The page that asks for a number; with `miss` it says first what was wrong with the one that was typed. */
export function drawFormPage(locale: Locale, owner: PageOwner, miss: Miss | null = null, typed = ""): string {
  const t = trackWords(locale);
  const heading = miss ? t(`miss.${miss}.title`) : t("form.title");
  const typedLine =
    miss && typed ? html`<p>${t("miss.typed")} <span class="typed">${typed.slice(0, 60)}</span></p>` : null;
  return drawPlainPage(
    locale,
    owner,
    heading,
    html`<h1 class="words">${heading}</h1>
${typedLine}
<p id="words">${miss ? t(`miss.${miss}.text`) : t("form.intro")}</p>
${drawForm(t, owner, miss ? typed.slice(0, 60) : "", miss !== null)}`,
  );
}

/** The page of someone whose connection missed too often. */
export function drawLimitedPage(locale: Locale, owner: PageOwner, retryAfterSeconds: number): string {
  const t = trackWords(locale);
  return drawPlainPage(
    locale,
    owner,
    t("limited.title"),
    html`<h1 class="words">${t("limited.title")}</h1>
<p>${t("limited.text", { seconds: retryAfterSeconds })}</p>`,
  );
}

/** The page of a failure of ours, with the code that support can find it by. */
export function drawTroublePage(locale: Locale, requestId: string): string {
  const t = trackWords(locale);
  return drawPlainPage(
    locale,
    nobody,
    t("trouble.title"),
    html`<h1 class="words">${t("trouble.title")}</h1>
<p>${t("trouble.text")}</p>
<p class="quiet">${t("trouble.reference")} <code>${requestId}</code></p>`,
  );
}

function drawForm(t: TrackWords, owner: PageOwner, value: string, isWrong: boolean): Html {
  const wrong = isWrong ? html` aria-invalid="true"` : null;
  return html`<form action="/track" method="get">
<label for="number">${t("form.label")}</label>
<input id="number" name="number" value="${value}" required maxlength="60" autocomplete="off" autocapitalize="characters" autocorrect="off" spellcheck="false" aria-describedby="words hint"${wrong}>
<p id="hint" class="quiet">${t("form.hint", { example: exampleNumber(owner.prefix ?? "ABC") })}</p>
<button>${t("form.submit")}</button>
</form>`;
}

function drawPlainPage(locale: Locale, owner: PageOwner, title: string, main: Html): string {
  const t = trackWords(locale);
  const footer = html`<p>${t("form.where")}</p>
<p>${t("footer.promise")}</p>`;
  return drawFrame({ locale, t, title, brandName: owner.brandName, path: "/track", main, footer });
}

const nobody: PageOwner = { brandName: null, prefix: null };
