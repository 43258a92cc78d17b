import { answerPlaygroundCall } from "#lib/playground/api/answer-playground-call.ts";
import { requestDatabase } from "#lib/web/request-context.ts";

interface Params {
  readonly params: Promise<{ readonly path: readonly string[] }>;
}

/** The training network's own API: a bearer token per brand account, see docs/networks/playground.md. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  return answerPlaygroundCall(requestDatabase(), request, (await params).path);
}

export async function POST(request: Request, { params }: Params): Promise<Response> {
  return answerPlaygroundCall(requestDatabase(), request, (await params).path);
}
