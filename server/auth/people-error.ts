/** The error of every procedure about people; its code reaches the screen, its cause only the log. */
import type { JoiningErrorCode } from "@/lib/records/joining";

export class PeopleError extends Error {
  override readonly name = "PeopleError";
  /** Before that, the same call is refused again. */
  readonly retryAfterMs?: number;

  constructor(
    readonly code: JoiningErrorCode,
    { retryAfterMs, ...options }: ErrorOptions & { retryAfterMs?: number } = {},
  ) {
    super(code, options);
    if (retryAfterMs !== undefined) this.retryAfterMs = retryAfterMs;
  }
}
