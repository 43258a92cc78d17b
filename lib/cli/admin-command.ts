import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { StartError } from "./start-error.ts";

export const adminUsage = `npm run admin -- COMMAND

  create-user --email E --role agent|supervisor|admin --password-stdin [--name N] [--initials RN]
      A member of staff; the password is read from standard input.
  create-token --role agent|supervisor|admin [--user E]
      Prints a bearer token for /api/v1, once. Without --user it gets a named account of its own.
  create-channel --network N --key K --config JSON|- [--brand B] [--label L]
      Connects an account, or renews the one with this key. "-" reads the JSON from standard input.
      x: baseUrl brandUserId brandHandle consumerSecret accessToken, optional limits (null = none), readBack: false
  backup --to FILE [--verify]
      The whole database in one file, while the product works. Keep secret.key beside it: secrets stay encrypted in it.
  verify-backup FILE
      Restores the file into a scratch schema, compares every row, and takes it away again.
  restore --from FILE [--into DATABASE_URL] [--yes]
      Puts the file in the place of what the database holds (--yes: it may hold something). Stop web and workers first.`;

export type AdminCommand =
  | {
      readonly name: "create-user";
      readonly email: string;
      readonly role: string;
      readonly password: string;
      readonly displayName?: string;
      readonly initials?: string;
    }
  | { readonly name: "create-token"; readonly role: string; readonly email?: string }
  | {
      readonly name: "create-channel";
      readonly network: string;
      readonly key: string;
      readonly config: Record<string, unknown>;
      readonly brandKey?: string;
      readonly label?: string;
    }
  | BackupCommand;

/** Commands that work on the database as a whole. */
export type BackupCommand =
  | { readonly name: "backup"; readonly to: string; readonly isVerified: boolean }
  | { readonly name: "verify-backup"; readonly file: string }
  | { readonly name: "restore"; readonly from: string; readonly into: string | null; readonly mayReplace: boolean };

/** Reads the command line. Throws StartError with the usage, or one sentence about what is wrong. */
export function readAdminCommand(args: readonly string[]): AdminCommand {
  const [name, ...given] = args;
  const [first = ""] = given;
  const file = name === "verify-backup" && !first.startsWith("-") ? first : "";
  const values = parse(file === "" ? given : given.slice(1));
  const need = (option: keyof typeof values): string => {
    const value = values[option];
    if (typeof value === "string" && value !== "") return value;
    throw new StartError(`${name} needs --${option}.\n\n${adminUsage}`);
  };
  switch (name) {
    case "create-user":
      if (!values["password-stdin"])
        throw new StartError("create-user reads the password from standard input: add --password-stdin.");
      return {
        name,
        email: need("email"),
        role: need("role"),
        password: readStandardInput().replace(/\r?\n$/, ""),
        ...(values.name ? { displayName: values.name } : {}),
        ...(values.initials ? { initials: values.initials } : {}),
      };
    case "create-token":
      return { name, role: need("role"), ...(values.user ? { email: values.user } : {}) };
    case "create-channel":
      return {
        name,
        network: need("network"),
        key: need("key"),
        config: readConfig(need("config")),
        ...(values.brand ? { brandKey: values.brand } : {}),
        ...(values.label ? { label: values.label } : {}),
      };
    case "backup":
      return { name, to: resolve(need("to")), isVerified: values.verify === true };
    case "verify-backup":
      if (file === "") throw new StartError(`verify-backup needs the file.\n\n${adminUsage}`);
      return { name, file: resolve(file) };
    case "restore":
      return { name, from: resolve(need("from")), into: values.into ?? null, mayReplace: values.yes === true };
    default:
      throw new StartError(name === undefined ? adminUsage : `There is no command "${name}".\n\n${adminUsage}`);
  }
}

function parse(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        email: text,
        role: text,
        user: text,
        name: text,
        initials: text,
        network: text,
        key: text,
        config: text,
        brand: text,
        label: text,
        to: text,
        from: text,
        into: text,
        "password-stdin": { type: "boolean" },
        verify: { type: "boolean" },
        yes: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : "This cannot be read."}\n\n${adminUsage}`);
  }
}

/** The JSON is never repeated in an error: it holds secrets. */
function readConfig(given: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(given === "-" ? readStandardInput() : given);
    if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed))
      return parsed as Record<string, unknown>;
  } catch {
    // told below, without the content
  }
  throw new StartError("--config is not a JSON object.");
}

function readStandardInput(): string {
  return readFileSync(0, "utf8");
}
