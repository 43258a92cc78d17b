"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ShownBrand } from "#lib/playground/rules/shown.ts";
import { cx } from "../ui/cx.ts";
import { Select } from "../ui/select.tsx";
import { hrefOf, type Place } from "./place.ts";

interface BrandChoiceProps {
  readonly brand: ShownBrand;
  readonly brands: readonly ShownBrand[];
  readonly place: Place;
}

/** Which brand is meant; nothing while there is only one, a list when they are many. */
export function BrandChoice({ brand, brands, place }: BrandChoiceProps) {
  const t = useTranslations("playground.messages");
  const router = useRouter();
  if (brands.length < 2) return null;
  if (brands.length > 4) {
    return (
      <Select
        label={t("brands")}
        hideLabel
        value={brand.handle}
        options={brands.map(({ handle, displayName }) => ({ value: handle, label: `${displayName} · @${handle}` }))}
        onChange={(event) => router.push(hrefOf(place, { dm: event.target.value }), { scroll: false })}
      />
    );
  }
  return (
    <nav aria-label={t("brands")} className="flex flex-wrap gap-1.5">
      {brands.map((one) => (
        <Link
          key={one.id}
          href={hrefOf(place, { dm: one.handle })}
          scroll={false}
          aria-current={one.id === brand.id ? "true" : undefined}
          className={cx(
            "rounded-full border border-line-strong px-2.5 py-0.5 text-sm hover:bg-hover",
            one.id === brand.id && "border-accent bg-accent-tint font-semibold",
          )}
        >
          @{one.handle}
        </Link>
      ))}
    </nav>
  );
}
