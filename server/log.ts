/** Structured log: one JSON object a line, facts and codes only, never what people wrote. */

/** Least to most talkative; a line is written when its level is at or before the chosen one. */
export const logLevels = ["error", "warn", "info", "debug"] as const;
export type LogLevel = (typeof logLevels)[number];

/** Ids, counts, codes and durations. Never a field of a record, a file name or a person's name. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
  /** Writes one line. `event` is a stable kebab-case name that can be searched for. */
  error(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  info(event: string, facts?: LogFacts): void;
  debug(event: string, facts?: LogFacts): void;
}

/** A log that writes `level` and everything graver through `write` (one call a line, newline included). */
export function createLog(
  level: LogLevel,
  write: (line: string) => void = (line) => process.stdout.write(line),
  now: () => number = Date.now,
): Log {
  const most = logLevels.indexOf(level);
  const at = (own: LogLevel) => (event: string, facts?: LogFacts) => {
    if (logLevels.indexOf(own) > most) return;
    write(
      `${JSON.stringify({ at: new Date(now()).toISOString(), level: own, event, ...facts })}\n`,
    );
  };
  return { error: at("error"), warn: at("warn"), info: at("info"), debug: at("debug") };
}

/** What of an unknown error may be logged: its kind and code. Messages can quote what people wrote. */
export function errorFacts(error: unknown): LogFacts {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const place = error.stack?.split("\n").find((line) => line.trimStart().startsWith("at "));
  return { error: error.name, code, place: place?.trim() };
}
