import { cx } from "../ui/cx.ts";

interface FaceProps {
  readonly handle: string;
  readonly displayName: string;
  readonly isBrand: boolean;
  readonly size?: "sm" | "md";
}

/** Initials on a colour of the account's own; a brand's is square. The name stands beside it, so it is not said. */
export function Face({ handle, displayName, isBrand, size = "md" }: FaceProps) {
  const words = displayName.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const initials = words.length > 1 ? `${words[0]?.[0]}${words.at(-1)?.[0]}` : displayName.slice(0, 2);
  const hue = [...handle].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360, 7);
  return (
    <span
      aria-hidden="true"
      style={{ background: `oklch(0.84 0.075 ${hue})` }}
      className={cx(
        "inline-flex shrink-0 select-none items-center justify-center font-bold text-[#15202b]",
        isBrand ? "rounded-md" : "rounded-full",
        size === "md" ? "size-10 text-base" : "size-7 text-xs",
      )}
    >
      {initials.toUpperCase()}
    </span>
  );
}
