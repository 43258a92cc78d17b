import { Globe, Lock, type LucideIcon, Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { Icon } from "../ui/icon.tsx";
import type { WritingLeg } from "./writing-leg.ts";

interface LegLook {
  readonly icon: LucideIcon;
  /** Ground and ink of a message on this leg. */
  readonly card: string;
  readonly ink: string;
  /** The composer's frame: solid amber, double indigo, dashed yellow: three shapes without colour too. */
  readonly frame: string;
}

/** Public, private and note differ by icon, by shape and by colour (LOOK). */
export const legLooks: Readonly<Record<WritingLeg, LegLook>> = {
  public: {
    icon: Globe,
    card: "border-public-line bg-public-tint",
    ink: "text-public-ink",
    frame: "border-2 border-public-line bg-public-tint",
  },
  dm: {
    icon: Lock,
    card: "border-private-line bg-private-tint",
    ink: "text-private-ink",
    frame: "border-4 border-double border-private-line bg-private-tint",
  },
  note: {
    icon: Pencil,
    card: "border-dashed border-note-line bg-note-tint",
    ink: "text-note-ink",
    frame: "border-2 border-dashed border-note-line bg-note-tint",
  },
};

/** Globe, lock or pencil, with its name for those who do not see it. */
export function LegIcon({ leg, size = 16 }: { readonly leg: WritingLeg; readonly size?: 14 | 16 }) {
  const t = useTranslations("ticket.legs");
  return <Icon of={legLooks[leg].icon} name={t(leg)} size={size} className={legLooks[leg].ink} />;
}
