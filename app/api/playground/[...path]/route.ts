import { database } from "#lib/db/client.ts";
import { answerPlaygroundCall } from "#lib/playground/api/answer-playground-call.ts";

interface Params {
  readonly params: Promise<{ readonly path: readonly string[] }>;
}

/** The training network's own API: a bearer token per brand account, see docs/networks/playground.md. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  return answerPlaygroundCall(database().db, request, (await params).path);
}

export async function POST(request: Request, { params }: Params): Promise<Response> {
  return answerPlaygroundCall(database().db, request, (await params).path);
}
