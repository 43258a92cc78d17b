import "./node-version.ts";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./project-root.ts";

const schemaFolder = join(projectRoot, "prisma", "schema");
const generatedFolder = join(projectRoot, "lib", "db", "generated");
const stampFile = join(generatedFolder, "schema.sha256");

/**
 * Writes the database client from `prisma/schema`, unless the one that is there came from the same schema.
 * Answers a sentence for people when it cannot; null when the client is ready or there is no schema.
 */
export function generateClient(): string | null {
  const schema = schemaHash();
  if (schema === null) return null;
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === schema) return null;
  const cli = join(projectRoot, "node_modules", "prisma", "build", "index.js");
  if (!existsSync(cli)) return "The package prisma is not installed: run `npm ci`.";
  const run = spawnSync(process.execPath, [cli, "generate"], {
    cwd: projectRoot,
    encoding: "utf8",
    timeout: 120_000,
    env: {
      ...process.env,
      // generate never runs the schema engine, but looks for it and would download it: any existing program will do.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      PRISMA_GENERATE_SKIP_AUTOINSTALL: "1",
      CHECKPOINT_DISABLE: "1",
      NO_COLOR: "1",
    },
  });
  if (run.status !== 0) {
    const said = `${run.stderr ?? ""}${run.stdout ?? ""}`.trim().split("\n").slice(-12).join("\n");
    return `The database client could not be generated from prisma/schema:\n${said || run.error?.message || "prisma ended without a word"}`;
  }
  mkdirSync(generatedFolder, { recursive: true });
  writeFileSync(stampFile, schema);
  return null;
}

function schemaHash(): string | null {
  if (!existsSync(schemaFolder)) return null;
  const files = readdirSync(schemaFolder, { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(".prisma"));
  if (files.length === 0) return null;
  const hash = createHash("sha256");
  for (const extra of ["prisma.config.ts", "node_modules/prisma/package.json"]) {
    const path = join(projectRoot, extra);
    if (existsSync(path)) hash.update(readFileSync(path));
  }
  for (const file of files.sort())
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(schemaFolder, file)));
  return hash.digest("hex");
}

if (import.meta.main) {
  const problem = generateClient();
  // An installation is not failed for this: `npm run build` tries again and stops with the same sentence.
  if (problem !== null) console.warn(problem);
}
