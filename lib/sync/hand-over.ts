/** How a device that was taken away gives up what only it has: the calls, and what they answer. */
import type { WireOp } from "./protocol";

/** Carries the grant with each photo. */
export const GRANT_HEADER = "x-asayu-hand-over";

/** Why a handed-over change is in quarantine. */
export const HANDED_OVER = "handedOver";

/**
 * `welcome`: nothing was taken away. `handOver`: first everything comes, then the device clears itself.
 * `wipe`: it clears itself at once. `gone`: it has said before that it holds nothing any more.
 */
export type HandOverTerms =
  | { status: "welcome" | "gone" }
  | { status: "handOver" | "wipe"; grant: string; expiresAt: number };

export interface HandOverRequest {
  grant: string;
  clientId: string;
  userId: string;
  epoch: number;
  v: number;
  tz: string;
  ops: WireOp[];
}

/** The calls of a hand-over. Reject with a `TransportError`. */
export interface HandOverDoor {
  open(clientId: string): Promise<HandOverTerms>;
  take(request: HandOverRequest): Promise<HandedOver>;
  finish(grant: string): Promise<HandedOver>;
  confirm(grant: string): Promise<void>;
  fetch: typeof globalThis.fetch;
}

/** How much of a person's has come. */
export interface HandedOver {
  changes: number;
  photos: number;
}

/** As whoever leads the person sees it; `at` is when it came to that. */
export interface HandOverState extends HandedOver {
  step: "waiting" | "handedOver" | "wiped";
  wipeOnly: boolean;
  at: number | null;
}
