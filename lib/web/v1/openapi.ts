import { OpenAPIRegistry, OpenApiGeneratorV31 } from "@asteasolutions/zod-to-openapi";
import type { ZodObject } from "zod";
import { publicUrl } from "../public-address.ts";
import { endpoints } from "./endpoints.ts";
import { ErrorAnswer } from "./schemas.ts";

const errors: Readonly<Record<number, string>> = {
  400: "a field is wrong; nothing was saved",
  401: "no valid token or session",
  403: "the role does not allow this",
  404: "not here, or of another brand",
  409: "not in the present state",
  413: "the body is too large",
  422: "it cannot be done like this",
  429: "too many calls; see Retry-After",
};

/** The OpenAPI 3.1 document of /api/v1, made from the schemas that check the calls. */
export function openApiDocument() {
  const registry = new OpenAPIRegistry();
  const bearer = registry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer" });
  const errorContent = { "application/json": { schema: ErrorAnswer } };
  for (const endpoint of endpoints) {
    const successes = Object.entries(endpoint.responses).map(([status, { description, schema }]) => {
      return [status, { description, content: { "application/json": { schema } } }] as const;
    });
    const failures = Object.entries(errors).map(([status, description]) => {
      return [status, { description, content: errorContent }] as const;
    });
    registry.registerPath({
      method: endpoint.method.toLowerCase() as "get" | "post" | "delete",
      path: endpoint.path,
      operationId: operationId(endpoint.method, endpoint.path),
      summary: endpoint.summary,
      tags: [endpoint.tag],
      security: [{ [bearer.name]: [] }],
      request: {
        params: endpoint.params as ZodObject,
        query: endpoint.query as ZodObject,
        ...(endpoint.body ? { body: { content: { "application/json": { schema: endpoint.body } } } } : {}),
      },
      responses: Object.fromEntries([...successes, ...failures]),
    });
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: { title: "Tanggap", version: "1", description: "Complaints in public, followed to their end." },
    servers: [{ url: publicUrl() }],
  });
}

/** e.g. "postTicketsNumberOutreach". */
function operationId(method: string, path: string): string {
  const words = path
    .replace("/api/v1/", "")
    .split(/[^A-Za-z]+/)
    .filter(Boolean);
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
