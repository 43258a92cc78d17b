import { cookies } from "next/headers";
import { type Appearance, parseAppearance } from "./appearance.ts";

/** The appearance of this request's browser. Server only. */
export async function readAppearance(): Promise<Appearance> {
  const jar = await cookies();
  return parseAppearance((name) => jar.get(name)?.value);
}
