import { Skeleton } from "../ui/skeleton.tsx";

/** The place of a ticket while it is on its way: same frame, nothing to see for the first 300 ms. */
export function TicketSkeleton() {
  return (
    <div className="flex h-full min-w-0 flex-1 flex-col bg-surface">
      <div className="border-b px-4 py-3">
        <Skeleton lines={3} />
      </div>
      <div className="p-4">
        <Skeleton lines={5} />
      </div>
    </div>
  );
}
