/** A start that cannot go on; the message is one sentence for the operator and is printed without a stack. */
export class StartError extends Error {}

/** Runs a command's body: a StartError (and its like) becomes its sentence and exit code 2, the rest a stack and 1. */
export async function runCommand(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    if (error instanceof Error && sentences.has(error.constructor.name)) {
      console.error(error.message);
      process.exit(2);
    }
    const wrong = wrongFields(error);
    console.error(wrong ?? error);
    process.exit(wrong ? 2 : 1);
  }
}

/** Input that a zod schema refused, a field a line; the values are not repeated. */
function wrongFields(error: unknown): string | null {
  if (!(error instanceof Error) || !("issues" in error) || !Array.isArray(error.issues)) return null;
  const issues = error.issues as readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
  return issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n");
}

const sentences = new Set(["StartError", "EnvironmentError", "MigrationError", "BackupError", "DeskError"]);
