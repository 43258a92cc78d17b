import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { StartError } from "./start-error.ts";

export const adminUsage = `npm run admin -- COMMAND

  create-user --email E --role agent|supervisor|admin --password-stdin [--name N] [--initials RN]
      A member of staff; the password is read from standard input.
  create-token --role agent|supervisor|admin [--user E]
      Prints a bearer token for /api/v1, once. Without --user it gets a named account of its own.
  create-channel --network N --key K --config JSON|- [--brand B] [--label L]
      Connects an account, or renews the one with this key. "-" reads the JSON from standard input.
      x: baseUrl brandUserId brandHandle consumerSecret accessToken, optional limits (null = none), readBack: false`;

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
    };

/** Reads the command line. Throws StartError with the usage, or one sentence about what is wrong. */
export function readAdminCommand(args: readonly string[]): AdminCommand {
  const [name, ...rest] = args;
  const values = parse(rest);
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
        "password-stdin": { type: "boolean" },
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
