"use client";

import english from "#lib/web/messages/en/common.json";
import indonesian from "#lib/web/messages/id/common.json";
import "./globals.css";

interface GlobalErrorProps {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

/** The last page: even the frame around the desk failed, so both languages stand here and nothing is loaded. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="id">
      <body>
        <main role="alert" className="mx-auto flex min-h-dvh max-w-112 flex-col justify-center gap-4 px-6">
          <h1 className="font-bold text-xl">{indonesian.page.errorTitle}</h1>
          <p className="text-pretty text-ink-2">{indonesian.page.errorText}</p>
          <p lang="en" className="text-pretty text-ink-2">
            {english.page.errorText}
          </p>
          <p>
            <button type="button" onClick={reset} className="rounded border border-line-strong px-4 py-2 font-semibold">
              {indonesian.retry} · {english.retry}
            </button>
          </p>
          {error.digest ? <p className="font-mono text-ink-3 text-sm">{error.digest}</p> : null}
        </main>
      </body>
    </html>
  );
}
