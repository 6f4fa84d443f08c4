/** Sends what is pending, in order, and stores what the server made of it. */
import type { LocalPort } from "./local-port";
import type { Op } from "./op";
import { MAX_PUSH_OPS, type PushAnswer, type Transport, unlessTooLarge } from "./protocol";
import { pushRequest } from "./wire";

export interface SendingPorts {
  local: LocalPort;
  transport: Transport;
  now(): number;
  onProgress(progress: { sent: number; toSend: number }): void;
  /** The server has raised the space to `seq` for what was sent. */
  onSeq(space: string, seq: number): void;
}

/**
 * The next ops travel while the answer to those before is being stored.
 * @returns false where the server was restored and takes nothing before the device has compared
 */
export async function sendPending(ports: SendingPorts): Promise<boolean> {
  const { local, transport } = ports;
  let sent = 0;
  let most = MAX_PUSH_OPS;
  /** Up to here everything is answered, though perhaps not yet stored. */
  let after = 0;
  let storing = Promise.resolve();
  let next: Op[] = [];
  try {
    for (;;) {
      const ops = next.length ? next : await local.pending(most, after);
      next = [];
      if (!isFilled(ops)) return true;
      ports.onProgress({ sent, toSend: sent + ops.length });
      const before = ports.now();
      const { epoch } = await local.identity();
      const answering = transport.push(pushRequest(ops, before, epoch)).catch(lessThan(most));
      const last = ops.at(-1)?.n ?? after;
      // Read while these travel: storing their answer would hold it up.
      const [answer, following] = await Promise.all([answering, local.pending(most, last)]);
      await storing;
      if (answer?.status === "restored") return false;
      if (answer === null) most = Math.max(1, Math.floor(ops.length / 2));
      else if (answer.status === "done") {
        storing = store(local, answer, (before + ports.now()) / 2);
        // Its failure is met where it is awaited.
        storing.catch(() => {});
        tellSeqs(ports, ops, answer);
        sent += ops.length;
        after = last;
        // What stands on a refused op is parked with it, and does not go out.
        if (isRefused(answer)) await storing;
        else next = following;
      } else {
        if (answer.status === "reclient") await local.reclient();
        else await local.closeGap(answer.lastN);
        after = 0;
      }
    }
  } finally {
    await storing;
  }
}

type DoneAnswer = Extract<PushAnswer, { status: "done" }>;

async function store(local: LocalPort, answer: DoneAnswer, sentAt: number): Promise<void> {
  await local.settle(answer.outcomes);
  await local.setClockOffset(answer.serverTime - sentAt);
  await local.forget(answer.backedUp);
}

function tellSeqs({ onSeq }: SendingPorts, ops: readonly Op[], { outcomes }: DoneAnswer): void {
  for (const { opId, space } of ops) {
    const outcome = outcomes[opId];
    if (outcome?.status === "applied") onSeq(space, outcome.took?.[1] ?? outcome.seq);
  }
}

/** Many long texts in one push can be too much: fewer at once get through. What is too large alone waits. */
const lessThan = (most: number) => (error: unknown) => {
  if (most > 1) return unlessTooLarge(error);
  throw error;
};

const isRefused = ({ outcomes }: DoneAnswer): boolean =>
  Object.values(outcomes).some(({ status }) => status === "refused");

const isFilled = (ops: Op[]): ops is [Op, ...Op[]] => ops.length > 0;
