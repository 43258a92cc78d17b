import type { Locale } from "#lib/time/format.ts";
import { Html, html } from "./html.ts";
import { style } from "./style.ts";
import type { TrackWords } from "./words.ts";

export interface Frame {
  readonly locale: Locale;
  readonly t: TrackWords;
  readonly title: string;
  /** Shown at the top; null on pages that belong to no brand. */
  readonly brandName: string | null;
  /** The language links lead here, e.g. "/track/TGP-7K3M-9QXD-4". */
  readonly path: string;
  readonly main: Html;
  readonly footer: Html;
}

/** The common sheet of all customer pages: head, brand, language switch, main, footer. */
export function drawFrame(frame: Frame): string {
  const { locale, t } = frame;
  const page = html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex,nofollow,noarchive">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
<title>${frame.title}</title>
<link rel="icon" href="data:,">
<style>${new Html(style)}</style>
</head>
<body>
<div class="page">
<header>
<p class="brand">${frame.brandName}</p>
<nav aria-label="${t("language.label")}">${languageLink(frame, "id")}${languageLink(frame, "en")}</nav>
</header>
<main>
${frame.main}
</main>
<footer>
${frame.footer}
</footer>
</div>
</body>
</html>
`;
  return page.text;
}

function languageLink(frame: Frame, locale: Locale): Html {
  const name = frame.t(`language.${locale}`);
  const short = locale.toUpperCase();
  if (locale === frame.locale)
    return html`<strong aria-current="true" lang="${locale}" title="${name}">${short}</strong>`;
  return html`<a href="${frame.path}?lang=${locale}" hreflang="${locale}" lang="${locale}" title="${name}">${short}</a>`;
}
