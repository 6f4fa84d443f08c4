/** The error of every procedure about people; its code reaches the screen, its cause only the log. */
import type { JoiningErrorCode } from "@/lib/records/joining";

export class PeopleError extends Error {
  override readonly name = "PeopleError";

  constructor(
    readonly code: JoiningErrorCode,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}
