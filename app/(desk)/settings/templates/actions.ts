"use server";

import { RemoveTemplate, removeTemplate } from "#lib/outreach/remove-template.ts";
import { SaveTemplate, saveTemplate } from "#lib/outreach/save-template.ts";
import { action } from "#lib/web/action.ts";

const refresh = { refresh: ["/settings/templates"] };

export const save = action(SaveTemplate, saveTemplate, refresh);
export const remove = action(RemoveTemplate, removeTemplate, refresh);
