import { join } from "node:path";
import { z } from "zod";

const Switch = z.enum(["on", "off"]);

const Addresses = z
  .string()
  .transform((text) => text.split(",").map((address) => address.trim()))
  .pipe(z.array(z.email("must be e-mail addresses, separated by commas")).min(1).max(10));

const Environment = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    HOST: z.string().min(1).default("127.0.0.1"),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, "must begin with postgres:// or postgresql://")
      .optional(),
    TANGGAP_DATA_DIR: z.string().min(1).optional(),
    TANGGAP_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    TANGGAP_SECRET_KEY: z.string().min(1).optional(),
    TANGGAP_PREPARED_STATEMENTS: Switch.default("off"),
    TANGGAP_WORKER: Switch.default("on"),
    TANGGAP_PLAYGROUND: Switch.optional(),
    TANGGAP_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
    TANGGAP_METRICS_TOKEN: z.string().min(16).optional(),
    TANGGAP_LOG: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
    TANGGAP_ALERT_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
    TANGGAP_ALERT_WEBHOOK_SECRET: z.string().min(16).optional(),
    TANGGAP_ALERT_EMAIL: Addresses.optional(),
    TANGGAP_ALERT_FROM: z.email().optional(),
    TANGGAP_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  })
  .refine((e) => !e.TANGGAP_ALERT_WEBHOOK_URL || e.TANGGAP_ALERT_WEBHOOK_SECRET, {
    path: ["TANGGAP_ALERT_WEBHOOK_SECRET"],
    message: "is needed with TANGGAP_ALERT_WEBHOOK_URL: it signs what is sent",
  })
  .refine((e) => !e.TANGGAP_ALERT_EMAIL || e.TANGGAP_SMTP_URL, {
    path: ["TANGGAP_SMTP_URL"],
    message: "is needed with TANGGAP_ALERT_EMAIL",
  });

/** A configuration that cannot be used, told in one sentence per setting. */
export class EnvironmentError extends Error {}

/** The product's settings, read once. `lib/env.ts` is the only place that touches process.env. */
export const env = readEnvironment(process.env);

export type Env = ReturnType<typeof readEnvironment>;

/**
 * Reads and checks the settings. Throws EnvironmentError naming each wrong setting and what it must be.
 * Empty strings count as absent, so `PORT= npm start` behaves like `npm start`.
 */
export function readEnvironment(raw: Readonly<Record<string, string | undefined>>) {
  const given = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new EnvironmentError(`Settings that cannot be used:\n  ${lines.join("\n  ")}`);
  }
  const e = parsed.data;
  return {
    nodeEnv: e.NODE_ENV,
    port: e.PORT,
    host: e.HOST,
    databaseUrl: e.DATABASE_URL,
    preparesStatements: e.TANGGAP_PREPARED_STATEMENTS === "on",
    dataDir: e.TANGGAP_DATA_DIR ?? join(process.cwd(), ".tanggap", "data"),
    dataDirGiven: e.TANGGAP_DATA_DIR !== undefined,
    publicUrl: e.TANGGAP_PUBLIC_URL?.replace(/\/+$/, ""),
    secretKey: e.TANGGAP_SECRET_KEY,
    worker: e.TANGGAP_WORKER === "on",
    playground: e.TANGGAP_PLAYGROUND,
    trustedProxies: e.TANGGAP_TRUSTED_PROXIES,
    metricsToken: e.TANGGAP_METRICS_TOKEN,
    logLevel: e.TANGGAP_LOG,
    alerts: {
      webhookUrl: e.TANGGAP_ALERT_WEBHOOK_URL,
      webhookSecret: e.TANGGAP_ALERT_WEBHOOK_SECRET,
      email: e.TANGGAP_ALERT_EMAIL ?? [],
      from: e.TANGGAP_ALERT_FROM,
      smtpUrl: e.TANGGAP_SMTP_URL,
    },
  };
}
