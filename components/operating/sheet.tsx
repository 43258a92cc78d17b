import type { ReactNode } from "react";

interface SheetProps {
  readonly title: string;
  /** Above the title: the way back. */
  readonly back?: ReactNode;
  readonly intro?: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** The ground of the pages under "Operating". */
export function Sheet({ title, back, intro, aside, children }: SheetProps) {
  return (
    <main className="min-h-0 min-w-0 flex-1 overflow-y-auto bg-surface">
      <div className="mx-auto max-w-240 px-3 py-4 md:px-6 md:py-6">
        <header className="mb-5 flex flex-wrap items-start justify-between gap-3">
          <div className="max-w-150">
            {back}
            <h1 className="text-xl font-semibold">{title}</h1>
            {intro ? <p className="mt-1 text-pretty text-ink-2">{intro}</p> : null}
          </div>
          {aside}
        </header>
        {children}
      </div>
    </main>
  );
}
