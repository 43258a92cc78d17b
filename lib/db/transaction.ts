import { setTimeout as wait } from "node:timers/promises";
import type { Db, Tx } from "./client.ts";
import { postgresCode } from "./postgres-code.ts";

/** Transactions that are open now; a verb called inside one joins it instead of opening its own. */
const open = new WeakSet<object>();

const mostAttempts = 5;
/** serialization_failure and deadlock_detected: PostgreSQL asks for the whole transaction again. */
const tryAgainCodes = new Set(["40001", "40P01"]);

export interface TransactionOptions {
  /** Longest duration in milliseconds before Prisma rolls back. */
  readonly timeoutMs?: number;
  readonly isolation?: "ReadCommitted" | "RepeatableRead" | "Serializable";
}

/**
 * Runs `work` in a transaction. Inside an open one (`ctx.db` is already a Tx) it joins it, so that verbs compose.
 * The outermost repeats `work` up to five times on a serialisation failure or deadlock, so `work` touches only the database.
 */
export async function inTransaction<Ctx extends { readonly db: Db | Tx }, Result>(
  ctx: Ctx,
  work: (tx: Tx, inside: Ctx & { readonly db: Tx }) => Promise<Result>,
  options: TransactionOptions = {},
): Promise<Result> {
  if (open.has(ctx.db)) return work(ctx.db, { ...ctx, db: ctx.db });
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(ctx, work, options);
    } catch (error) {
      const code = postgresCode(error);
      if (code === null || !tryAgainCodes.has(code) || attempt >= mostAttempts) throw error;
      await wait(Math.random() * 25 * 2 ** attempt);
    }
  }
}

async function runOnce<Ctx extends { readonly db: Db | Tx }, Result>(
  ctx: Ctx,
  work: (tx: Tx, inside: Ctx & { readonly db: Tx }) => Promise<Result>,
  options: TransactionOptions,
): Promise<Result> {
  if (!isDb(ctx.db)) throw new Error("This transaction is already closed.");
  return ctx.db.$transaction(
    async (tx) => {
      open.add(tx);
      try {
        return await work(tx, { ...ctx, db: tx });
      } finally {
        open.delete(tx);
      }
    },
    {
      maxWait: 10_000,
      timeout: options.timeoutMs ?? 20_000,
      ...(options.isolation ? { isolationLevel: options.isolation } : {}),
    },
  );
}

function isDb(db: Db | Tx): db is Db {
  return "$connect" in db && typeof db.$connect === "function";
}
