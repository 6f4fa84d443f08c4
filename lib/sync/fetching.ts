/** Brings what is new in the person's spaces to the device, page by page. */
import { startRecount, tellBeyond } from "./comparing";
import type { LocalPort } from "./local-port";
import {
  PAGE_ROWS,
  type PullAnswer,
  type SpaceInfo,
  type Transport,
  TransportError,
} from "./protocol";

export interface FetchingPorts {
  local: LocalPort;
  transport: Transport;
  /** Rows received of the rows that the server announced, while a space loads. */
  onLoading(loading: { space: string; received: number; head: number }): void;
}

type Self = Awaited<ReturnType<LocalPort["identity"]>>;

/** @returns false where something was left out that only a new list of spaces tells */
export async function fetchAll(ports: FetchingPorts): Promise<boolean> {
  const { local, transport } = ports;
  const self = await local.identity();
  const { clientId, userId, epoch } = self;
  const answer = await transport.spaces(clientId);
  // Another person has signed in since: their list would take this one's spaces off the device.
  if (answer.user.id !== userId) throw new TransportError("wrongUser");
  if (answer.epoch !== epoch) await startRecount(ports, self, answer.epoch);
  const lost = await tellBeyond(ports, self);
  await local.setSpaces(answer);
  const behind = (await local.spaces()).filter(({ info, cursor }) => info.seq > cursor);
  for (const { info, cursor } of behind)
    if (cursor === 0) await pullMine(ports, info, self).catch(unlessLeft);
  let isWhole = true;
  for (const { info, cursor } of behind)
    if ((await pullSpace(ports, info, cursor, self).catch(unlessLeft)) === "restored")
      isWhole = false;
  if (lost && isWhole) await local.endRecount();
  return isWhole;
}

/**
 * Without the list of spaces: a call less for each save of everybody.
 * @param newest the newest seq that was heard of, by space
 * @returns false where something was left out that only a new list of spaces tells
 */
export async function fetchNews(
  ports: FetchingPorts,
  newest: ReadonlyMap<string, number>,
): Promise<boolean> {
  const self = await ports.local.identity();
  let isWhole = true;
  for (const { info, cursor } of await ports.local.spaces()) {
    const seq = newest.get(info.id) ?? 0;
    if (seq <= cursor) continue;
    const end = await pullSpace(ports, { ...info, seq }, cursor, self).catch(unlessLeft);
    if (end !== "fetched") isWhole = false;
  }
  return isWhole;
}

/** The person's own open work comes first, so that a fresh device is usable at once. */
async function pullMine(
  { local, transport }: FetchingPorts,
  space: SpaceInfo,
  { clientId, userId }: Self,
): Promise<void> {
  const { id, epoch } = space;
  const request = { space: id, clientId, userId, epoch, cursor: 0, limit: PAGE_ROWS };
  const answer = await transport.pull({ ...request, mine: true });
  await local.applyPage(space.id, answer.rows, null);
}

async function pullSpace(
  { local, transport, onLoading }: FetchingPorts,
  space: SpaceInfo,
  from: number,
  { clientId, userId }: Self,
): Promise<"fetched" | "restored"> {
  let cursor = from;
  let received = 0;
  const behind = space.seq - from;
  for (;;) {
    const limit = PAGE_ROWS;
    const answer: PullAnswer = await transport.pull({
      space: space.id,
      clientId,
      userId,
      epoch: space.epoch,
      cursor,
      limit,
    });
    // Restored since the list of spaces: from the start.
    if (answer.reset) return "restored";
    await local.applyPage(space.id, answer.rows, answer.cursor);
    received += answer.rows.length;
    cursor = answer.cursor;
    if (cursor >= answer.head) return "fetched";
    onLoading({ space: space.id, received, head: Math.max(behind, received) });
  }
}

/** A space that was left between the list and the pull holds up no other; the next list is without it. */
function unlessLeft(error: unknown): "left" {
  if (error instanceof TransportError && error.code === "missing") return "left";
  throw error;
}
