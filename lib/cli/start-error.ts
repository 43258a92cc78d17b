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
    console.error(error);
    process.exit(1);
  }
}

const sentences = new Set(["StartError", "EnvironmentError", "MigrationError", "DeskError"]);
