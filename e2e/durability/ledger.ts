/** What the server has promised: every acknowledged op with its outcome, every acknowledged photo with its bytes. */
import { isDeepStrictEqual } from "node:util";
import type { Row } from "@/lib/records/row";
import type { Op, Outcome } from "@/lib/sync/op";
import type { PullAnswer, PullRequest, Transport } from "@/lib/sync/protocol";
import { fromWire } from "@/lib/sync/wire";

export interface Acknowledged {
  readonly op: Op;
  /** As it was answered last: after a restore the op is taken anew. */
  readonly outcome: Outcome;
  readonly epoch: number;
  /** Name of the device that sent it. */
  readonly device: string;
  /** The number that was answered first. */
  readonly number?: number;
}

export interface PhotoAcknowledged {
  readonly space: string;
  readonly hash: string;
  readonly bytes: Uint8Array;
  readonly device: string;
}

/** What a device has read of the server. */
export interface Reading {
  epoch: number;
  /** Newest seq by space. */
  upTo: Map<string, number>;
  /** As they came last, by id, and in which epoch. */
  rows: Map<string, { row: Row; epoch: number }>;
}

/** Seqs and a number as they were answered. */
export interface Answered {
  readonly opId: string;
  readonly space: string;
  readonly took: readonly [first: number, last: number];
  readonly kind: string;
  readonly record: string;
  readonly number?: number;
}

export interface Ledger {
  readonly ops: ReadonlyMap<string, Acknowledged>;
  /** By `space/hash`. */
  readonly photos: ReadonlyMap<string, PhotoAcknowledged>;
  /** Everything that was ever given out, of every epoch. */
  readonly answered: readonly Answered[];
  /** By name of the device. */
  readonly readings: ReadonlyMap<string, Reading>;
  /** Ops that went out more than once, since an answer to them was lost. */
  resent(): number;
  /** Ops sent and not yet answered. */
  unanswered(): string[];
  isSent(opId: string): boolean;
  /** Answers that contradicted an earlier one. */
  readonly contradictions: readonly string[];
  /** Notes what goes through a device's door to the server. */
  watched(transport: Transport, device: string): Transport;
  photoStored(photo: PhotoAcknowledged): void;
}

export function createLedger(): Ledger {
  const ops = new Map<string, Acknowledged>();
  const photos = new Map<string, PhotoAcknowledged>();
  const answered: Answered[] = [];
  const readings = new Map<string, Reading>();
  const timesSent = new Map<string, number>();
  const contradictions: string[] = [];

  function acknowledge(op: Op, outcome: Outcome | undefined, epoch: number, device: string): void {
    const before = ops.get(op.opId);
    if (!outcome) contradictions.push(`${op.opId} was taken without an outcome`);
    else if (before?.epoch !== epoch) {
      const numbered = before?.number ?? numberIn(outcome);
      const number = numbered === undefined ? {} : { number: numbered };
      ops.set(op.opId, { op, outcome, epoch, device, ...number });
      if (outcome.status === "applied") answered.push(answeredOf(op, outcome));
    } else if (!isDeepStrictEqual(before.outcome, outcome))
      contradictions.push(`${op.opId} was answered twice, and differently`);
  }

  function read(request: PullRequest, answer: PullAnswer, device: string): void {
    if (answer.reset) return;
    const { epoch, cursor } = answer;
    const before = readings.get(device);
    const upTo = before?.epoch === epoch ? before.upTo : new Map<string, number>();
    const rows = before?.rows ?? new Map<string, { row: Row; epoch: number }>();
    readings.set(device, { epoch, upTo, rows });
    for (const row of answer.rows) {
      const held = rows.get(row.id);
      if (held?.epoch !== epoch || row.seq > held.row.seq) rows.set(row.id, { row, epoch });
    }
    if (!request.mine) upTo.set(request.space, cursor);
  }

  return {
    ops,
    photos,
    answered,
    readings,
    contradictions,
    resent: () => [...timesSent.values()].filter((times) => times > 1).length,
    unanswered: () => [...timesSent.keys()].filter((opId) => !ops.has(opId)),
    isSent: (opId) => timesSent.has(opId),
    watched: (transport, device) => ({
      ...transport,
      async push(request) {
        for (const { opId } of request.ops) timesSent.set(opId, (timesSent.get(opId) ?? 0) + 1);
        const answer = await transport.push(request);
        if (answer.status === "done")
          for (const wire of request.ops)
            acknowledge(fromWire(wire, request), answer.outcomes[wire.opId], answer.epoch, device);
        return answer;
      },
      async pull(request) {
        const answer = await transport.pull(request);
        read(request, answer, device);
        return answer;
      },
    }),
    photoStored: (photo) => void photos.set(`${photo.space}/${photo.hash}`, photo),
  };
}

const numberIn = (outcome: Outcome) => (outcome.status === "applied" ? outcome.number : undefined);

function answeredOf(op: Op, outcome: Extract<Outcome, { status: "applied" }>): Answered {
  const { opId, space, kind, record } = op;
  const { seq, took = [seq, seq], number } = outcome;
  return { opId, space, took, kind, record, ...(number === undefined ? {} : { number }) };
}
