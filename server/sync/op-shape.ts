/**
 * Checks what a device sent before anything looks inside. Unknown fields are carried; an op that has no
 * proper shape is refused alone, as long as it can be told apart from the others.
 */
import { z } from "zod";
import { type Again, type Op, opTypes, type RefusalCode } from "@/lib/sync/op";
import type { PushRequest, WireOp } from "@/lib/sync/protocol";
import { upgraded } from "@/lib/sync/upgrade";
import { fromWire } from "@/lib/sync/wire";
import { CallFailure } from "./call-failure";
import { contentOf, isShallow } from "./payload";

const MAX_OP_BYTES = 64 * 1024;
const MAX_DEPTH = 32;
const MAX_KEYS = 200;
const MAX_KEY = 300;

/** An op as far as it could be read; `refusal` says why it goes no further. */
export interface SentOp {
  opId: string;
  n: number;
  group: string | undefined;
  hash: string;
  op: Op | null;
  refusal: RefusalCode | null;
  /** A newer program sends what an older one wrote, and may have sent, in other words. */
  isRewritten?: boolean;
}

const ID = /^[A-Za-z0-9_:.@-]{1,128}$/;
const WORD = /^[\x20-\x7e]{1,64}$/;
const types: ReadonlySet<unknown> = new Set(opTypes);

type Check = (value: unknown) => boolean;
const isId: Check = (value) => typeof value === "string" && ID.test(value) && value !== "__proto__";
const isWord: Check = (value) => typeof value === "string" && WORD.test(value);
const isWhole: Check = (value) => Number.isSafeInteger(value);
const isSeq: Check = (value) => typeof value === "number" && isWhole(value) && value >= 1;
const isAbsentOr =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

/** Keys are field names, or `field/element` for one element of a set. */
const isKeyed =
  (check: Check): Check =>
  (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    const entries = Object.entries(value);
    return (
      entries.length <= MAX_KEYS &&
      entries.every(
        ([key, inner]) =>
          key !== "" && key.length <= MAX_KEY && key !== "__proto__" && check(inner),
      )
    );
  };
const isAnything: Check = () => true;

function isAgain(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { took, earlier = [], number } = value as Partial<Again>;
  const isEarlier = Array.isArray(earlier) && earlier.length <= MAX_KEYS && earlier.every(isSpan);
  return isSpan(took) && isEarlier && isAbsentOr(isSeq)(number);
}

const isSpan = (value: unknown) => Array.isArray(value) && value.length === 2 && value.every(isSeq);

/** By hand: a push brings a thousand, and a general validator took longer over them than the database. */
const shape: Readonly<Record<string, Check>> = {
  epoch: isWhole,
  v: isWhole,
  space: isId,
  group: isAbsentOr(isId),
  batch: isAbsentOr(isId),
  record: isId,
  kind: isWord,
  type: (value) => types.has(value),
  base: isKeyed((value) => isWhole(value) || isId(value)),
  set: isKeyed(isAnything),
  was: isKeyed(isAnything),
  at: isWhole,
  tz: isWord,
  of: isAbsentOr(isId),
  seen: isAbsentOr(
    (value) => Array.isArray(value) && value.length <= MAX_KEYS && value.every(isId),
  ),
  code: isAbsentOr(isWord),
  again: isAbsentOr(isAgain),
  writtenIn: isAbsentOr(isWhole),
};
const checks = Object.entries(shape);

const isOp = (sent: Op) =>
  checks.every(([name, check]) => check((sent as unknown as Record<string, unknown>)[name]));

const envelopeShape = z.looseObject({
  clientId: z.string().refine(isId),
  userId: z.string().refine(isId),
  epoch: z.int(),
  v: z.int(),
  tz: z.string().refine(isWord),
  sentAt: z.int().optional(),
  ops: z.array(z.unknown()),
});

export type Envelope = Omit<PushRequest, "ops">;

/** @throws CallFailure `invalid` when the call has no envelope */
export function readEnvelope(input: unknown): { envelope: Envelope; ops: unknown[] } {
  const { data } = envelopeShape.safeParse(input);
  if (!data) throw new CallFailure("invalid");
  const { clientId, userId, epoch, v, tz, sentAt, ops } = data;
  const sent = sentAt === undefined ? {} : { sentAt };
  return { envelope: { clientId, userId, epoch, v, tz, ...sent }, ops };
}

/**
 * @throws CallFailure `invalid` when the op has no id or no n, so that no receipt could be kept of it;
 * `wrongUser` when it names another author than its envelope
 */
export function readOp(raw: unknown, envelope: Envelope): SentOp {
  if (typeof raw !== "object" || raw === null) throw new CallFailure("invalid");
  const { opId, n, userId = envelope.userId, group: given } = raw as Record<string, unknown>;
  if (typeof opId !== "string" || !isId(opId)) throw new CallFailure("invalid");
  if (typeof n !== "number" || !isWhole(n) || n < 1) throw new CallFailure("invalid");
  if (userId !== envelope.userId) throw new CallFailure("wrongUser");
  const group = typeof given === "string" ? given : undefined;
  // Hashing recurses, so it comes after the depth; the id stands in for what is too deep.
  if (!isShallow(raw, MAX_DEPTH)) {
    const { hash } = contentOf({ opId });
    return { opId, n, group, hash, op: null, refusal: "invalid" };
  }
  const op = fromWire(raw as WireOp, envelope);
  const { hash, bytes } = contentOf(op);
  if (bytes > MAX_OP_BYTES) return { opId, n, group, hash, op: null, refusal: "tooLarge" };
  if (!isOp(op)) return { opId, n, group, hash, op: null, refusal: "invalid" };
  // The hash is of what was sent; what is applied speaks the server's own version.
  const isRewritten = op.writtenIn !== undefined && op.writtenIn < op.v;
  return { opId, n, group, hash, op: upgraded(op), refusal: null, isRewritten };
}
