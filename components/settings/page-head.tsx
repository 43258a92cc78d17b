import type { ReactNode } from "react";

interface PageHeadProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Title, one sentence, at most one action. */
export function PageHead({ title, children, action }: PageHeadProps) {
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-3">
      <div className="max-w-150">
        <h1 className="text-xl font-semibold">{title}</h1>
        {children ? <p className="mt-1 text-pretty text-ink-2">{children}</p> : null}
      </div>
      {action}
    </header>
  );
}
