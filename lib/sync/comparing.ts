/** After the server was restored: finds out what it has lost, and tells it what the device holds beyond it. */
import type { LocalPort } from "./local-port";
import {
  RECOUNT_ROWS,
  type RecountAnswer,
  type RecountRequest,
  type Transport,
  unlessTooLarge,
} from "./protocol";

interface ComparingPorts {
  local: LocalPort;
  transport: Transport;
}

/** Whose database is compared, and the epoch that it was in step with; 0 for none. */
type Self = Awaited<ReturnType<LocalPort["identity"]>>;

/** @param fresh the epoch that the server counts in now */
export async function startRecount(
  { local, transport }: ComparingPorts,
  self: Self,
  fresh: number,
): Promise<void> {
  // Never in step with any server: there is nothing to compare.
  const first: RecountAnswer = { epoch: fresh, backupAt: null, spaces: {} };
  if (self.epoch === 0) return local.resetEpoch(first);
  const held = await local.spaces();
  const read: RecountRequest["read"] = {};
  for (const { info, cursor } of held) read[info.id] = [info.from ?? 0, cursor];
  const answer = await transport.recount({ ...self, read, rows: [] });
  await local.resetEpoch(answer);
}

/** Before anything takes their place. @returns true while the comparison goes on */
export async function tellBeyond(
  { local, transport }: ComparingPorts,
  self: Self,
): Promise<boolean> {
  const rows = await local.beyond();
  if (rows === null) return false;
  let most = RECOUNT_ROWS;
  for (let start = 0; start < rows.length; ) {
    const page = rows.slice(start, start + most);
    const told = await transport.recount({ ...self, read: {}, rows: page }).catch(unlessTooLarge);
    // One row that is too much alone stays untold: it must not hold up everything else for ever.
    if (told === null && page.length > 1) most = Math.ceil(page.length / 2);
    else start += page.length;
  }
  await local.toldBeyond();
  return true;
}
