"use client";

import { CircleAlert, CircleCheck, X } from "lucide-react";
import { createContext, type ReactNode, use, useCallback, useMemo, useRef, useState } from "react";
import { Icon } from "./icon.tsx";
import { IconButton } from "./icon-button.tsx";

export interface ToastMessage {
  readonly text: string;
  /** What to do now; only for failures. */
  readonly next?: string;
  readonly look?: "good" | "bad";
}

interface Announcer {
  /** Shows a message and says it aloud; never the only record of anything. */
  readonly toast: (message: ToastMessage) => void;
  /** Says something aloud without showing it. */
  readonly say: (text: string) => void;
}

const AnnouncerContext = createContext<Announcer | null>(null);

export function useAnnouncer(): Announcer {
  const announcer = use(AnnouncerContext);
  if (!announcer) throw new Error("useAnnouncer needs an AnnouncerProvider above it");
  return announcer;
}

/** Holds the polite live region and the toasts of a screen. Good news leaves after 5 s, bad news stays. */
export function AnnouncerProvider({
  closeLabel,
  children,
}: {
  readonly closeLabel: string;
  readonly children: ReactNode;
}) {
  const [shown, setShown] = useState<readonly (ToastMessage & { readonly id: number })[]>([]);
  const [said, setSaid] = useState("");
  const last = useRef(0);
  const drop = useCallback((id: number) => setShown((all) => all.filter((one) => one.id !== id)), []);
  const toast = useCallback(
    (message: ToastMessage) => {
      last.current += 1;
      const id = last.current;
      setShown((all) => [...all.slice(-2), { ...message, id }]);
      if (message.look !== "bad") setTimeout(() => drop(id), 5000);
    },
    [drop],
  );
  const announcer = useMemo(() => ({ toast, say: setSaid }), [toast]);
  return (
    <AnnouncerContext value={announcer}>
      {children}
      <div role="status" aria-live="polite" className="sr-only">
        {said}
      </div>
      <div
        aria-live="polite"
        className="pointer-events-none fixed inset-x-3 bottom-20 z-50 flex flex-col items-center gap-2 md:bottom-6"
      >
        {shown.map((message) => (
          <ToastCard key={message.id} message={message} closeLabel={closeLabel} onClose={() => drop(message.id)} />
        ))}
      </div>
    </AnnouncerContext>
  );
}

interface ToastCardProps {
  readonly message: ToastMessage;
  readonly closeLabel: string;
  readonly onClose: () => void;
}

function ToastCard({ message, closeLabel, onClose }: ToastCardProps) {
  const bad = message.look === "bad";
  return (
    <div
      className={
        "pointer-events-auto flex max-w-130 animate-[toast-appears_120ms_ease-out] items-start gap-2 rounded border " +
        "border-line-strong bg-raised py-1.5 pl-3 pr-1.5 shadow-float"
      }
    >
      <Icon of={bad ? CircleAlert : CircleCheck} className={bad ? "mt-1.5 text-ember" : "mt-1.5 text-accent-ink"} />
      <div className="py-1">
        <p className="font-medium">{message.text}</p>
        {message.next ? <p className="text-ink-2">{message.next}</p> : null}
      </div>
      <IconButton icon={X} label={closeLabel} onClick={onClose} className="size-7" />
    </div>
  );
}
