/** Puts whatever a call about people was rejected with under one code that the screens have words for. */
import { type JoiningErrorCode, joiningErrorCodes } from "@/lib/records/joining";
import { SessionProblem, type SessionProblemCode } from "./session";

export type ProblemCode =
  | JoiningErrorCode
  | SessionProblemCode
  | "signedOut"
  | "revoked"
  | "notSaved";

const property = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null && name in value
    ? (value as Record<string, unknown>)[name]
    : undefined;

/** Works on the shape of the tRPC client's error, so that nothing of the client loads for it. */
export function problemOf(error: unknown): ProblemCode {
  if (error instanceof SessionProblem) return error.code;
  if (property(error, "name") === "LocalError") return "notSaved";
  const data = property(error, "data");
  const asayu = property(data, "asayu");
  const known = joiningErrorCodes.find((code) => code === asayu);
  if (known) return known;
  if (asayu === "revoked") return "revoked";
  const status = property(data, "httpStatus");
  if (status === 401) return "signedOut";
  if (status === 429) return "tooManyTries";
  // Without an answer of the server there is no data.
  return data === undefined ? "unreachable" : "failed";
}
