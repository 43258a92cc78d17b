import "../../lib/cli/node-version.ts";

// Known before lib/env.ts reads the environment: one key for this process and for those it starts.
process.env.TANGGAP_SECRET_KEY ??= "only-for-benches-0123456789abcdef";
process.env.TANGGAP_LOG = "error";
process.env.DATABASE_URL = "";

const { generateClient } = await import("#lib/cli/generate-client.ts");
const problem = generateClient();
if (problem !== null) console.error(problem);
const { bench } = await import("./bench.ts");
await bench({ quick: process.argv.includes("--quick") });
process.exit(0);
