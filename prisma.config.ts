import { defineConfig } from "prisma/config";

// No datasource URL: the client is generated from the schema alone and migrations are applied by lib/db/migrate.ts.
export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
});
