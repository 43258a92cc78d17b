import type { Database } from "#lib/db/client.ts";
import type { Staff } from "#lib/db/generated/client.ts";
import { createToken } from "#lib/people/create-token.ts";
import type { Role } from "#lib/people/rules/permissions.ts";
import type { Endpoint } from "#lib/web/endpoint.ts";
import { route } from "#lib/web/route.ts";
import { endpoints } from "#lib/web/v1/endpoints.ts";
import type { TestDatabase } from "#tests/database.ts";
import { system } from "./actors.ts";

export interface ApiCall {
  readonly token?: string | undefined;
  /** Sent as JSON; a string or bytes go as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: answers of any endpoint, looked into by tests
  readonly body: any;
}

/** The API's own route handlers over a test database, without a server between. */
export function apiOver(test: TestDatabase) {
  const process = globalThis as typeof globalThis & { tanggapDatabase?: Database; tanggapCounters?: unknown };
  process.tanggapDatabase = test;
  process.tanggapCounters = undefined;
  return async (method: string, path: string, call: ApiCall = {}): Promise<ApiAnswer> => {
    const url = new URL(path, "http://localhost:3000");
    const found = findEndpoint(method, url.pathname);
    if (!found) throw new Error(`no endpoint ${method} ${url.pathname}`);
    const raw = typeof call.body === "string" || call.body instanceof Uint8Array;
    const body = call.body === undefined ? null : raw ? (call.body as BodyInit) : JSON.stringify(call.body);
    const request = new Request(url, {
      method,
      body,
      headers: {
        host: url.host,
        ...(body === null ? {} : { "content-type": "application/json" }),
        ...(call.token === undefined ? {} : { authorization: `Bearer ${call.token}` }),
        ...call.headers,
      },
    });
    const response = await route(found.endpoint)(request, { params: Promise.resolve(found.params) });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
}

/** A bearer token of this person. */
export async function tokenOf(test: TestDatabase, staff: Staff): Promise<string> {
  const { token } = await createToken(system(test.db), { role: staff.role as Role, email: staff.email });
  return token;
}

function findEndpoint(method: string, path: string): { endpoint: Endpoint; params: Record<string, string> } | null {
  for (const endpoint of endpoints) {
    const pattern = new RegExp(`^${endpoint.path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
    const match = endpoint.method === method ? pattern.exec(path) : null;
    if (!match) continue;
    const params = Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]);
    return { endpoint, params: Object.fromEntries(params) };
  }
  return null;
}
