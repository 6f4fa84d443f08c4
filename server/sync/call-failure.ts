/** Ends a whole call; what concerns one op is an outcome instead. */
import type { CallError } from "@/lib/sync/protocol";

export class CallFailure extends Error {
  override readonly name = "CallFailure";

  constructor(
    readonly code: Exclude<CallError, "unreachable">,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}
