/** What travels between device and server: the calls and their answers, in their final shape. */
import type { Actor, Role, Side } from "@/lib/records/rights";
import type { Row } from "@/lib/records/row";
import type { Change, Op, Outcome } from "./op";

export const MAX_PUSH_OPS = 1_000;
export const PAGE_ROWS = 500;

/** Values that most ops of a push share; an op that differs carries its own. */
export interface PushRequest {
  clientId: string;
  userId: string;
  /** The epoch that the device counts in: a restored server takes nothing from before its own. */
  epoch: number;
  v: number;
  tz: string;
  /** The device's clock while sending: tells how far it is off. */
  sentAt?: number;
  ops: WireOp[];
}

type Shared = "clientId" | "userId" | "epoch" | "v" | "tz";
/** An op without what the envelope says, and without empty `base`, `set` and `was`. */
export type WireOp = Omit<Op, Shared | "base" | "set" | "was"> &
  Partial<Pick<Op, "epoch" | "v" | "tz" | "base" | "set" | "was">>;

export type PushAnswer =
  | {
      status: "done";
      epoch: number;
      /** One outcome per op, keyed by op id. */
      outcomes: Record<string, Outcome>;
      serverTime: number;
      /** Devices may forget acknowledged ops up to this seq per space. */
      backedUp: Record<string, number>;
    }
  /** The op after `lastN` never came; send from there. */
  | { status: "gap"; epoch: number; lastN: number }
  /** This clientId was used by another copy of the device: take a new one and renumber. */
  | { status: "reclient"; epoch: number }
  /** The server was restored since: nothing is taken before the device has compared (`recount`). */
  | { status: "restored"; epoch: number };

/** A device's first call to a restored server, and what it holds that the server may have lost. */
export interface RecountRequest {
  clientId: string;
  /** Whose database is compared: another person's session compares nothing. Older programs do not say. */
  userId?: string;
  /** The epoch that the device counts in. */
  epoch: number;
  /** What it had read of each of its spaces: after the first seq, up to the second. */
  read: Record<string, [number, number]>;
  /** Rows as it had them from the server, beyond the backup; at most `RECOUNT_ROWS`. */
  rows: Row[];
}

export const RECOUNT_ROWS = 200;

/** What became of the seqs that a space had given out before the restore. */
export interface Lost {
  /** The backup holds everything up to here. */
  kept: number;
  /** Everything after `kept` up to here is not the server's any more. */
  upTo: number;
}

export interface RecountAnswer {
  epoch: number;
  /** When the backup was taken, server time; null where the server was never restored. */
  backupAt: number | null;
  /** By space, for the caller's own. */
  spaces: Record<string, Lost>;
}

export interface PullRequest {
  space: string;
  clientId: string;
  /** Whose database the rows are for: another person's session brings it none. Older programs do not say. */
  userId?: string;
  epoch: number;
  cursor: number;
  limit: number;
  /** The caller's own open work only; does not move the cursor. */
  mine?: boolean;
}

export interface PullAnswer {
  epoch: number;
  /** The rows are complete up to here. */
  cursor: number;
  /** The space's newest seq. */
  head: number;
  rows: Row[];
  /** The epoch changed: what the device holds was counted in another series. */
  reset?: true;
}

export type SpaceKind = "organisation" | "project" | "internal" | "vendor" | "private" | "person";

/** A space as its member sees it. */
export interface SpaceInfo {
  id: string;
  kind: SpaceKind;
  /** The project that it belongs to, null for the organisation's and a person's. */
  project: string | null;
  name: string;
  /** Stands in the numbers of a room's records (BUG-A-0001), empty for the project itself. */
  code: string;
  /** Whoever opened a private room. */
  createdBy?: string;
  epoch: number;
  seq: number;
  /** After a restore: its seqs are counted from here. */
  from?: number;
  role: Role;
  side: Side;
}

export interface SpacesAnswer {
  user: { id: string; name: string };
  epoch: number;
  spaces: SpaceInfo[];
  serverTime: number;
}

export interface HistoryAnswer {
  changes: Change[];
}

export const actorIn = (space: SpaceInfo, userId: string): Actor => ({
  userId,
  role: space.role,
  side: space.side,
});

/** Errors that concern the whole call; everything else is an outcome of one op. */
export type CallError =
  | "signedOut"
  | "wrongUser"
  | "revoked"
  | "tooOld"
  | "tooMany"
  | "tooLarge"
  /** What was sent is no call at all; resending it would not help. */
  | "invalid"
  /** There is no such space, or the caller is not in it: the answer is the same. */
  | "missing"
  | "unreachable";

/** The device's door to the server. Rejects with a `TransportError`. */
export interface Transport {
  push(request: PushRequest): Promise<PushAnswer>;
  pull(request: PullRequest): Promise<PullAnswer>;
  spaces(clientId: string): Promise<SpacesAnswer>;
  recount(request: RecountRequest): Promise<RecountAnswer>;
}

export class TransportError extends Error {
  /** The server asked not to come again before that. */
  readonly retryAfterMs?: number;

  constructor(
    readonly code: CallError,
    { retryAfterMs, ...options }: ErrorOptions & { retryAfterMs?: number } = {},
  ) {
    super(code, options);
    if (retryAfterMs !== undefined) this.retryAfterMs = retryAfterMs;
  }
}

/** What was too much at once may go in smaller pieces. */
export function unlessTooLarge(error: unknown): null {
  if (error instanceof TransportError && error.code === "tooLarge") return null;
  throw error;
}
