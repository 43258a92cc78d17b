import { readFileSync } from "node:fs";
import type { Document, OpenAPIValidator as Validator } from "openapi-backend";
import { OpenAPIRouter, OpenAPIValidator } from "openapi-backend";
import { sharedPath } from "#tests/shared-folder.ts";

export interface SeenRequest {
  readonly method: string;
  /** Path with the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface OfficialCheck {
  /** "official" where X's own description lies beside the checkout, else the hand-written rules. */
  readonly source: "official" | "hand-written";
  readonly violationsOf: (request: SeenRequest) => readonly string[];
  /** Against the answer's schema; empty when there is no official description. */
  readonly answerViolationsOf: (request: SeenRequest, status: number, answer: unknown) => readonly string[];
}

const usedPaths: readonly (readonly [string, string])[] = [
  ["post", "/2/dm_conversations/with/{participant_id}/messages"],
  ["post", "/2/tweets"],
  ["get", "/2/dm_conversations/with/{participant_id}/dm_events"],
  ["get", "/2/dm_events"],
  ["get", "/2/users/{id}/tweets"],
  ["get", "/2/users/{id}/mentions"],
  ["get", "/2/tweets/{id}"],
  ["get", "/2/users/{id}"],
];

export function openOfficialCheck(): OfficialCheck {
  const path = sharedPath("specs/x/openapi.json");
  if (path === null) return { source: "hand-written", violationsOf: handWritten, answerViolationsOf: () => [] };
  const whole = JSON.parse(readFileSync(path, "utf8")) as { paths: Record<string, Record<string, unknown>> };
  // Only the endpoints that are used: compiling all 149 paths takes longer than a test should.
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [method, name] of usedPaths) {
    const operation = whole.paths[name]?.[method];
    if (operation) paths[name] = { ...paths[name], [method]: operation };
  }
  const definition = dereference({ ...whole, paths } as unknown as Document);
  const router = new OpenAPIRouter({ definition, apiRoot: "/" });
  // X's own lists of values repeat entries, which the schema of schemas forbids.
  const ajvOpts = { strict: false, validateSchema: false, formats: { "date-time": isMoment } };
  const validator = new OpenAPIValidator({ definition, router, ajvOpts, lazyCompileValidators: true });
  return {
    source: "official",
    violationsOf: (request) => requestViolations(router, validator, request),
    answerViolationsOf: (request, status, answer) => {
      const operation = router.matchOperation(asRequest(request));
      if (!operation?.operationId) return [];
      const result = validator.validateResponse(answer, operation.operationId, status);
      return (result.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
    },
  };
}

function requestViolations(router: OpenAPIRouter, validator: Validator, request: SeenRequest): string[] {
  const operation = router.matchOperation(asRequest(request));
  if (!operation) return [`${request.method} ${request.path.split("?")[0]} is no endpoint of X`];
  const result = validator.validateRequest(asRequest(request), operation);
  return (result.errors ?? []).map(
    (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)} in ${operation.operationId}`,
  );
}

function asRequest(request: SeenRequest) {
  const { method, path, headers, body } = request;
  return { method, path, headers: { ...headers }, body };
}

function isMoment(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) && Number.isFinite(Date.parse(text));
}

/** References are followed here because the validator wants a document without them. */
function dereference(definition: Document): Document {
  const components = (definition as { components?: Record<string, Record<string, unknown>> }).components ?? {};
  const follow = (node: unknown, seen: readonly string[]): unknown => {
    if (Array.isArray(node)) return node.map((item) => follow(item, seen));
    if (typeof node !== "object" || node === null) return node;
    if ("$ref" in node && typeof node.$ref === "string") {
      const ref = node.$ref;
      const [section = "", name = ""] = ref.split("/").slice(-2);
      return seen.includes(ref) ? {} : follow(components[section]?.[name] ?? {}, [...seen, ref]);
    }
    return Object.fromEntries(
      Object.entries(node).flatMap(([key, value]) => (key === "discriminator" ? [] : [[key, follow(value, seen)]])),
    );
  };
  return { ...definition, paths: follow(definition.paths, []) } as Document;
}

/** The same rules by hand, for machines without X's description. */
export function handWritten(request: SeenRequest): string[] {
  const [path = "", search = ""] = request.path.split("?");
  const query = new URLSearchParams(search);
  const violations: string[] = [];
  const known = usedPaths.some(
    ([method, name]) =>
      method === request.method.toLowerCase() && new RegExp(`^${name.replace(/\{\w+\}/g, "\\d{1,19}")}$`).test(path),
  );
  if (!known) violations.push(`${request.method} ${path} is no endpoint of X`);
  const max = Number(query.get("max_results") ?? "100");
  const least = path.startsWith("/2/users/") ? 5 : 1;
  if (!Number.isInteger(max) || max < least || max > 100) violations.push("max_results is out of bounds");
  for (const name of ["since_id", "until_id"]) {
    if (query.has(name) && !/^\d{1,19}$/.test(query.get(name) ?? "")) violations.push(`${name} is no id`);
  }
  for (const name of query.keys()) if (name.startsWith("tweet.")) violations.push(`${name} is no parameter`);
  if (request.method !== "POST") return violations;
  const body =
    typeof request.body === "object" && request.body !== null ? (request.body as Record<string, unknown>) : {};
  const allowed = path === "/2/tweets" ? ["text", "reply"] : ["text", "attachments"];
  for (const key of Object.keys(body)) if (!allowed.includes(key)) violations.push(`${key} is no property`);
  if (typeof body.text !== "string" || body.text === "") violations.push("text is missing");
  return violations;
}
