import { redirect } from "next/navigation";

/** The desk begins at what is most urgent. */
export default function DeskStart() {
  redirect("/inbox?view=needs-dm");
}
