import { playgroundSubject } from "./playground/playground-subject.ts";
import type { ContractSubject } from "./subject.ts";
import { xSubject } from "./x/x-subject.ts";

/** Every connector of the registry stands here; what it can't stage it says in its subject. */
export const subjects: readonly ContractSubject[] = [xSubject, playgroundSubject];
