"use client";

import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import english from "#lib/web/messages/en/common.json";
import indonesian from "#lib/web/messages/id/common.json";

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

/** Texts come along with this page: what failed may be the loading of texts. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const [language, setLanguage] = useState("id");
  const [requestId, setRequestId] = useState("");
  useEffect(() => {
    setLanguage(document.documentElement.lang);
    setRequestId(document.documentElement.dataset.requestId ?? "");
  }, []);
  const words = language === "en" ? english : indonesian;
  const reference = [requestId, error.digest].filter(Boolean).join(" · ");
  return (
    <main role="alert" className="mx-auto flex min-h-[60dvh] max-w-112 flex-col justify-center gap-4 px-6">
      <h1 className="font-bold text-xl">{words.page.errorTitle}</h1>
      <p className="text-pretty text-ink-2">{words.page.errorText}</p>
      <p>
        <Button look="primary" size="lg" onClick={reset}>
          {words.retry}
        </Button>
      </p>
      {reference ? (
        <p className="font-mono text-ink-3 text-sm">{words.error.reference.replace("{requestId}", reference)}</p>
      ) : null}
    </main>
  );
}
