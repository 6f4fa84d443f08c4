/** Ends a whole call; what concerns one op is an outcome instead. */
import type { CallError } from "@/lib/sync/protocol";

export class CallFailure extends Error {
  override readonly name = "CallFailure";
  /** Before that, the same call is refused again. */
  readonly retryAfterMs?: number;

  constructor(
    readonly code: Exclude<CallError, "unreachable">,
    { retryAfterMs, ...options }: ErrorOptions & { retryAfterMs?: number } = {},
  ) {
    super(code, options);
    if (retryAfterMs !== undefined) this.retryAfterMs = retryAfterMs;
  }
}
