import type { Metadata } from "next";
import { requireActor } from "#lib/web/require-actor.ts";
import { DeskTicket } from "../desk-ticket.tsx";

interface TicketPageProps {
  readonly params: Promise<{ readonly number: string }>;
}

export async function generateMetadata({ params }: TicketPageProps): Promise<Metadata> {
  return { title: decodeURIComponent((await params).number) };
}

export default async function TicketPage({ params }: TicketPageProps) {
  const number = decodeURIComponent((await params).number);
  const { ctx, person } = await requireActor(`/tickets/${number}`);
  return (
    <main className="flex min-h-0 min-w-0 flex-1 justify-center">
      <div className="flex min-h-0 w-full max-w-260 border-line xl:border-x">
        <DeskTicket ctx={ctx} myId={person.id} number={number} backHref="/inbox?view=all-open" nextHref={null} />
      </div>
    </main>
  );
}
