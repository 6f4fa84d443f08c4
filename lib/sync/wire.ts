/** Ops in their short form for the wire, and back. */
import type { Op } from "./op";
import type { PushRequest, WireOp } from "./protocol";

type Envelope = Omit<PushRequest, "ops">;

/** Leaves out what the envelope says and what is empty. */
export function toWire(op: Op, envelope: Envelope): WireOp {
  const { clientId: _client, userId: _user, epoch, v, tz, base, set, was, ...rest } = op;
  return {
    ...rest,
    ...(epoch === envelope.epoch ? {} : { epoch }),
    ...(v === envelope.v ? {} : { v }),
    ...(tz === envelope.tz ? {} : { tz }),
    ...(Object.keys(base).length ? { base } : {}),
    ...(Object.keys(set).length ? { set } : {}),
    ...(Object.keys(was).length ? { was } : {}),
  };
}

export function fromWire(wire: WireOp, envelope: Envelope): Op {
  const { clientId, userId, epoch, v, tz } = envelope;
  return { base: {}, set: {}, was: {}, epoch, v, tz, ...wire, clientId, userId };
}

/**
 * One push for ops of one device; they share the envelope of the first. `sentAt` is the device's clock,
 * `epoch` the one that the device counts in, which its older ops may not be of.
 */
export function pushRequest(
  ops: readonly [Op, ...Op[]],
  sentAt: number,
  epoch: number = ops[0].epoch,
): PushRequest {
  const { clientId, userId, v, tz } = ops[0];
  const envelope = { clientId, userId, epoch, v, tz, sentAt };
  return { ...envelope, ops: ops.map((op) => toWire(op, envelope)) };
}
