/** What the server has promised: every acknowledged op with its outcome, every acknowledged photo with its bytes. */
import { isDeepStrictEqual } from "node:util";
import type { Op, Outcome } from "@/lib/sync/op";
import type { Transport } from "@/lib/sync/protocol";
import { fromWire } from "@/lib/sync/wire";

export interface Acknowledged {
  readonly op: Op;
  readonly outcome: Outcome;
}

export interface PhotoAcknowledged {
  readonly space: string;
  readonly hash: string;
  readonly bytes: Uint8Array;
}

export interface Ledger {
  readonly ops: ReadonlyMap<string, Acknowledged>;
  /** By `space/hash`. */
  readonly photos: ReadonlyMap<string, PhotoAcknowledged>;
  /** Ops that went out more than once, since an answer to them was lost. */
  resent(): number;
  /** Ops sent and not yet answered. */
  unanswered(): string[];
  /** Answers that contradicted an earlier one. */
  readonly contradictions: readonly string[];
  /** Notes what goes through a device's door to the server. */
  watched(transport: Transport): Transport;
  photoStored(photo: PhotoAcknowledged): void;
}

export function createLedger(): Ledger {
  const ops = new Map<string, Acknowledged>();
  const photos = new Map<string, PhotoAcknowledged>();
  const timesSent = new Map<string, number>();
  const contradictions: string[] = [];

  function acknowledge(op: Op, outcome: Outcome | undefined): void {
    const before = ops.get(op.opId);
    if (!outcome) contradictions.push(`${op.opId} was taken without an outcome`);
    else if (!before) ops.set(op.opId, { op, outcome });
    else if (!isDeepStrictEqual(before.outcome, outcome))
      contradictions.push(`${op.opId} was answered twice, and differently`);
  }

  return {
    ops,
    photos,
    contradictions,
    resent: () => [...timesSent.values()].filter((times) => times > 1).length,
    unanswered: () => [...timesSent.keys()].filter((opId) => !ops.has(opId)),
    watched: (transport) => ({
      ...transport,
      async push(request) {
        for (const { opId } of request.ops) timesSent.set(opId, (timesSent.get(opId) ?? 0) + 1);
        const answer = await transport.push(request);
        if (answer.status === "done")
          for (const wire of request.ops)
            acknowledge(fromWire(wire, request), answer.outcomes[wire.opId]);
        return answer;
      },
    }),
    photoStored: (photo) => void photos.set(`${photo.space}/${photo.hash}`, photo),
  };
}
