/**
 * Checks what a device sent before anything looks inside. Unknown fields are carried; an op that has no
 * proper shape is refused alone, as long as it can be told apart from the others.
 */
import { z } from "zod";
import { type Op, opTypes, type RefusalCode } from "@/lib/sync/op";
import type { PushRequest } from "@/lib/sync/protocol";
import { fromWire } from "@/lib/sync/wire";
import { CallFailure } from "./call-failure";
import { isShallow, payloadHash } from "./payload";

const MAX_OP_BYTES = 64 * 1024;
const MAX_DEPTH = 32;
const MAX_KEYS = 200;

/** An op as far as it could be read; `refusal` says why it goes no further. */
export interface SentOp {
  opId: string;
  n: number;
  group: string | undefined;
  hash: string;
  op: Op | null;
  refusal: RefusalCode | null;
}

const id = z
  .string()
  .regex(/^[A-Za-z0-9_:.@-]{1,128}$/)
  .refine((text) => text !== "__proto__");
const whole = z.int();
const word = z.string().regex(/^[\x20-\x7e]{1,64}$/);
/** Field names, and `field/element` for one element of a set. */
const key = z
  .string()
  .min(1)
  .max(300)
  .refine((name) => name !== "__proto__");
const values = z.record(key, z.unknown()).refine((given) => Object.keys(given).length <= MAX_KEYS);

const envelopeShape = z.looseObject({
  clientId: id,
  userId: id,
  epoch: whole,
  v: whole,
  tz: word,
  sentAt: whole.optional(),
  ops: z.array(z.unknown()),
});

const identityShape = z.looseObject({ opId: id, n: whole.min(1) });

const opShape = z.looseObject({
  epoch: whole,
  v: whole,
  space: id,
  group: id.optional(),
  batch: id.optional(),
  record: id,
  kind: word,
  type: z.enum(opTypes),
  base: z.record(key, z.union([whole, id])),
  set: values,
  was: values,
  at: whole,
  tz: word,
  of: id.optional(),
  seen: z.array(id).max(MAX_KEYS).optional(),
  code: word.optional(),
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
  const { data: identity } = identityShape.safeParse(raw);
  if (!identity) throw new CallFailure("invalid");
  const { userId = envelope.userId } = identity;
  if (userId !== envelope.userId) throw new CallFailure("wrongUser");
  const { opId, n } = identity;
  const group = typeof identity.group === "string" ? identity.group : undefined;
  // Hashing recurses, so it comes after the depth; the identity stands in for what is too deep.
  if (!isShallow(raw, MAX_DEPTH))
    return { opId, n, group, hash: payloadHash({ opId }), op: null, refusal: "invalid" };
  const sent = fromWire(raw as Parameters<typeof fromWire>[0], envelope);
  const hash = payloadHash(sent);
  const refused = (refusal: RefusalCode): SentOp => ({ opId, n, group, hash, op: null, refusal });
  if (Buffer.byteLength(JSON.stringify(raw)) > MAX_OP_BYTES) return refused("tooLarge");
  if (!opShape.safeParse(sent).success) return refused("invalid");
  return { opId, n, group, hash, op: sent, refusal: null };
}
