import { ChartNoAxesColumn, Inbox, type LucideIcon, MessagesSquare, Send, Settings } from "lucide-react";

export interface Place {
  readonly key: "inbox" | "mentions" | "outbox" | "reports" | "settings";
  readonly href: string;
  readonly icon: LucideIcon;
  /** Second key after G. */
  readonly goKey: string;
}

/** The rooms of the desk, in the order of the rail. Reports are drawn only for those who may see them. */
export const places: readonly Place[] = [
  { key: "inbox", href: "/inbox", icon: Inbox, goKey: "i" },
  { key: "mentions", href: "/mentions", icon: MessagesSquare, goKey: "m" },
  { key: "outbox", href: "/outbox", icon: Send, goKey: "o" },
  { key: "reports", href: "/reports", icon: ChartNoAxesColumn, goKey: "r" },
  { key: "settings", href: "/settings", icon: Settings, goKey: "s" },
];
