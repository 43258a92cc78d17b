import { generateClient } from "./generate-client.ts";
import { StartError } from "./start-error.ts";

/** Loads what needs the generated client and a readable environment: their faults are told in a sentence, not at import. */
export async function loadLaunch() {
  const problem = generateClient();
  if (problem !== null) throw new StartError(problem);
  const { env } = await import("#lib/env.ts");
  const { launch } = await import("./launch.ts");
  const preparations = await import("./prepare.ts");
  return { env, launch, ...preparations };
}
