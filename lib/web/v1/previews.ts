import { z } from "zod";
import { DeskError } from "#lib/errors.ts";
import { previewTriage, TriagePreviewInput } from "#lib/mentions/rules/triage/preview.ts";
import { permitStaff } from "#lib/people/permit.ts";
import { previewSla, SlaPreviewInput } from "#lib/sla/rules/preview.ts";
import { endpoint } from "../endpoint.ts";
import { NoParams, NoQuery } from "./schemas.ts";

export const slaPreviewEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/sla/preview",
  summary: "Work out one question of business hours without storing anything",
  tag: "previews",
  changes: false,
  params: NoParams,
  query: NoQuery,
  body: SlaPreviewInput,
  responses: { 200: { description: "the answer by kind", schema: z.record(z.string(), z.unknown()) } },
  answer: async (ctx, { body }) => {
    permitStaff(ctx.actor, "preview:rules");
    const preview = previewSla(body);
    if (preview.ok) return { status: 200, body: preview.answer };
    const fields = preview.at ? { [preview.at]: preview.because } : undefined;
    throw new DeskError("unprocessable", "This question has no answer.", { because: preview.because, fields });
  },
});

const Judged = z.object({ value: z.string(), confidence: z.number(), because: z.array(z.string()) });

export const triagePreviewEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/triage/preview",
  summary: "How texts would be sorted, without storing anything",
  tag: "previews",
  changes: false,
  params: NoParams,
  query: NoQuery,
  body: TriagePreviewInput,
  responses: {
    200: {
      description: "one result for each text, in order",
      schema: z.object({
        items: z.array(z.object({ kind: Judged, sentiment: Judged, urgency: Judged, topic: Judged, language: Judged })),
      }),
    },
  },
  answer: async (ctx, { body }) => {
    permitStaff(ctx.actor, "preview:rules");
    return { status: 200, body: { items: previewTriage(body) } };
  },
});
