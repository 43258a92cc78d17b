import { Activity, ChartNoAxesColumn, Inbox, type LucideIcon, MessagesSquare, Send, Settings } from "lucide-react";

export interface Place {
  readonly key: "inbox" | "mentions" | "outbox" | "reports" | "operating" | "settings";
  readonly href: string;
  readonly icon: LucideIcon;
  /** Second key after G. */
  readonly goKey: string;
  readonly forSupervisors?: true;
  /** Left out of the bar on a phone, where its neighbour leads to it. */
  readonly wideOnly?: true;
}

/** The rooms of the desk, in the order of the rail; `forSupervisors` are drawn only for those who may see reports. */
export const places: readonly Place[] = [
  { key: "inbox", href: "/inbox", icon: Inbox, goKey: "i" },
  { key: "mentions", href: "/mentions", icon: MessagesSquare, goKey: "m" },
  { key: "outbox", href: "/outbox", icon: Send, goKey: "o" },
  { key: "reports", href: "/reports", icon: ChartNoAxesColumn, goKey: "r", forSupervisors: true },
  { key: "operating", href: "/operating", icon: Activity, goKey: "p", forSupervisors: true, wideOnly: true },
  { key: "settings", href: "/settings", icon: Settings, goKey: "s" },
];
