/** The settings, read once from the environment; a bad one stops the start with one clear sentence. */

import { resolve } from "node:path";
import { z } from "zod";
import { type LogLevel, logLevels } from "./log";

export interface Env {
  /** Absolute folder of the database and the photos. */
  readonly dataDir: string;
  /** Absolute path of the server's secret: outside the database, so that a copy of it opens nothing. */
  readonly secretFile: string;
  readonly host: string;
  readonly port: number;
  /** Origin under which people reach the server, without a slash at the end. */
  readonly publicUrl: string;
  /** True where people come over HTTPS: `__Host-` cookies and other devices depend on it. */
  readonly https: boolean;
  readonly logLevel: LogLevel;
}

/** A setting that cannot be used; the message says in both languages what to do. */
export class SettingError extends Error {
  override readonly name = "SettingError";
  readonly setting: string;

  constructor(setting: string, ja: string, en: string) {
    super(`${setting}: ${ja} / ${en}`);
    this.setting = setting;
  }
}

// A mistake's message carries both sentences; the separator occurs in neither.
const both = (ja: string, en: string) => `${ja}\n${en}`;

const portSchema = z
  .string()
  .regex(
    /^\d{1,5}$/,
    both("1 から 65535 までの番号にしてください。", "Use a number from 1 to 65535."),
  )
  .transform(Number)
  .refine(
    (port) => port >= 1 && port <= 65535,
    both("1 から 65535 までの番号にしてください。", "Use a number from 1 to 65535."),
  );

const publicUrlSchema = z.string().transform((value, context) => {
  const url = URL.canParse(value) ? new URL(value) : null;
  const isOrigin =
    url !== null &&
    (url.protocol === "https:" || url.protocol === "http:") &&
    url.pathname === "/" &&
    url.search === "" &&
    url.hash === "" &&
    url.username === "";
  if (isOrigin) return url.origin;
  context.addIssue({
    code: "custom",
    message: both(
      "https://asayu.example.co.jp のように、パスのないアドレスにしてください。",
      "Use an address without a path, such as https://asayu.example.co.jp.",
    ),
  });
  return z.NEVER;
});

const schemas = {
  DATA_DIR: z.string().default("./data"),
  SECRET_FILE: z.string().optional(),
  HOST: z
    .string()
    .regex(
      /^[A-Za-z0-9.:[\]-]+$/,
      both("ホスト名か IP アドレスにしてください。", "Use a host name or an IP address."),
    )
    .default("127.0.0.1"),
  PORT: portSchema.default(3000),
  PUBLIC_URL: publicUrlSchema.optional(),
  LOG_LEVEL: z
    .enum(logLevels, {
      error: both(
        `${logLevels.join("、")} のどれかにしてください。`,
        `Use one of ${logLevels.join(", ")}.`,
      ),
    })
    .default("info"),
};

/**
 * Reads the settings. An empty value counts as not set.
 * @throws SettingError at the first setting that cannot be used
 */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const read = <Name extends keyof typeof schemas>(name: Name) => {
    const value = source[name] === "" ? undefined : source[name];
    const result = schemas[name].safeParse(value);
    if (result.success) return result.data as z.output<(typeof schemas)[Name]>;
    const [ja = "", en = ""] = (result.error.issues[0]?.message ?? "").split("\n");
    throw new SettingError(name, ja, en);
  };
  const dataDir = resolve(read("DATA_DIR"));
  const host = read("HOST");
  const port = read("PORT");
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  const publicUrl = read("PUBLIC_URL") ?? `http://${reachable}:${port}`;
  return {
    dataDir,
    secretFile: resolve(read("SECRET_FILE") ?? `${dataDir}/secret.key`),
    host,
    port,
    publicUrl,
    https: publicUrl.startsWith("https:"),
    logLevel: read("LOG_LEVEL"),
  };
}

let parsed: Env | undefined;

/** The settings of this process. @throws SettingError when one cannot be used */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
