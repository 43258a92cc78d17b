"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "../ui/dialog.tsx";
import { Shortcut } from "../ui/shortcut.tsx";
import { type Command, useCommandList } from "./commands.tsx";

interface KeySheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly singleKeys: boolean;
}

/** `?`: the keys that work on this screen now, by group. */
export function KeySheet({ open, onClose, singleKeys }: KeySheetProps) {
  const t = useTranslations("desk.keys");
  const c = useTranslations("common");
  const groups = Map.groupBy(
    useCommandList().filter((one) => one.keys !== undefined),
    (one) => one.group,
  );
  return (
    <Dialog open={open} onClose={onClose} title={t("title")} closeLabel={c("close")} wide>
      {singleKeys ? null : <p className="mb-3 text-ink-2">{t("off")}</p>}
      <div className="columns-1 gap-8 sm:columns-2">
        {[...groups].map(([group, commands]) => (
          <KeyGroup key={group} group={group} commands={commands} />
        ))}
      </div>
    </Dialog>
  );
}

function KeyGroup({ group, commands }: { readonly group: string; readonly commands: readonly Command[] }) {
  return (
    <section className="mb-5 break-inside-avoid">
      <h3 className="mb-1 text-sm font-semibold text-ink-3">{group}</h3>
      <ul>
        {commands.map((command) => (
          <li key={command.id} className="flex min-h-8 items-center gap-3 border-b last:border-0">
            <span className="flex-1">{command.label}</span>
            {command.keys?.split(" ").map((press) => (
              <Shortcut key={press} keys={press} className="text-ink-2" />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
