/** Refused changes for tests. */
import type { Op } from "@/lib/sync/op";
import type { Parked, ParkedCode } from "./database";

export function parked(opId: string, n: number, code: ParkedCode, op: Partial<Op> = {}): Parked {
  const whole: Op = {
    opId,
    clientId: "c",
    n,
    epoch: 1,
    v: 1,
    userId: "u",
    space: "s",
    record: "d1",
    kind: "defect",
    type: "set",
    base: {},
    set: {},
    was: {},
    at: 0,
    tz: "Asia/Tokyo",
    ...op,
  };
  const { record, kind, space } = whole;
  return { opId, space, record, kind, title: "端数", op: whole, code, at: 0 };
}
