/** The direction of imports of DESIGN §6 as rules; tests/architecture proves that the tool sees the code. */
const stages = ["intake", "mentions", "customers", "tickets", "sla", "outreach", "replies", "outbox"];

/** Earlier stages may call later ones, never back; pure rules are free to all. */
const backwards = stages.flatMap((stage, index) => {
  const earlier = stages.slice(0, index);
  if (earlier.length === 0) return [];
  return [
    {
      name: `${stage}-never-calls-back`,
      comment: "What goes back goes through a job or through lib/events.",
      severity: "error",
      from: { path: `^lib/${stage}/`, pathNot: "/rules/" },
      to: { path: `^lib/(${earlier.join("|")})/`, pathNot: "/rules/" },
    },
  ];
});

module.exports = {
  forbidden: [
    {
      name: "no-circles",
      comment: "at run time; a part that names its whole's props as a type is none.",
      severity: "error",
      from: { pathNot: "^lib/db/generated" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "rules-are-pure",
      comment: "rules import only rules, zod, time, and pure text libraries.",
      severity: "error",
      from: { path: "^lib/.+/rules/" },
      to: {
        pathNot: [
          "/rules/",
          "^lib/time/",
          "node_modules/(zod|twitter-text|csv-stringify)",
          "^lib/channels/connector.ts$",
        ],
      },
    },
    {
      name: "rules-take-only-types-of-the-contract",
      severity: "error",
      from: { path: "/rules/" },
      to: { path: "^lib/channels/connector.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "components-draw-only",
      comment: "components know rules and time, never verbs, database or settings.",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^(lib|app)/", pathNot: ["/rules/", "^lib/time/", "^lib/web/messages", "^app/.+/actions\\.ts$"] },
    },
    {
      name: "components-never-reach-the-database",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^lib/db/", reachable: true },
    },
    {
      name: "faces-know-no-prisma",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "^(lib/db/|node_modules/(@prisma|pg)/)" },
    },
    {
      name: "faces-name-no-connector",
      severity: "error",
      from: { path: "^(app|components)/", pathNot: "^(app|components)/playground/" },
      to: { path: "^lib/channels/(x|playground)/" },
    },
    {
      name: "only-the-registry-names-connectors",
      severity: "error",
      from: { path: "^lib/", pathNot: ["^lib/channels/registry.ts$", "^lib/channels/(x|playground)/"] },
      to: { path: "^lib/channels/(x|playground)/" },
    },
    {
      name: "connectors-know-no-database-verb-or-sibling",
      severity: "error",
      from: { path: "^lib/channels/(x|playground)/" },
      to: {
        path: "^lib/",
        pathNot: [
          "^lib/channels/$1/",
          "^lib/channels/connector.ts$",
          "^lib/channels/rules/",
          "^lib/(http|time|crypto)/",
        ],
      },
    },
    {
      name: "only-web-knows-next",
      severity: "error",
      from: { path: "^lib/", pathNot: "^lib/(web|cli)/" },
      to: { path: "node_modules/(next|next-auth|next-intl|react|react-dom)/" },
    },
    {
      name: "only-db-creates-clients",
      severity: "error",
      from: { path: "^lib/", pathNot: "^lib/(db|cli|jobs/schedule.ts)" },
      to: { path: "node_modules/(pg|@prisma/adapter-pg)/" },
    },
    {
      name: "the-playground-is-outside",
      comment: "it talks to the product over HTTP only; its faces, the seed and the worker's loop may start it.",
      severity: "error",
      from: { path: "^lib/", pathNot: ["^lib/playground/", "^lib/cli/", "^lib/jobs/worker.ts$"] },
      to: { path: "^lib/playground/" },
    },
    {
      name: "the-playground-knows-nothing-of-tickets",
      severity: "error",
      from: { path: "^lib/playground/" },
      to: {
        path: "^lib/",
        pathNot: "^lib/(playground|db|time|crypto|http|web)/|^lib/(errors|error-to-http|ids|env|log|context)\\.ts$",
      },
    },
    {
      name: "web-is-glue",
      severity: "error",
      from: { path: "^lib/web/" },
      to: { path: "^(app|components)/" },
    },
    {
      name: "the-product-never-imports-tests",
      severity: "error",
      from: { path: "^(app|components|lib|prisma)/" },
      to: { path: "^tests/" },
    },
    ...backwards,
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "lib/db/generated" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
