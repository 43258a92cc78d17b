/** Somebody who can be given a ticket. */
export interface ColleagueView {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
  readonly role: string;
}
