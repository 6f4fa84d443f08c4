/** People at work on their devices: defects, edits, comments and photos without a pause, drawn from a seed. */
import { setTimeout as wait } from "node:timers/promises";
import { heavyPhoto, photoFile } from "../fixtures/photo";
import type { HttpDevice } from "./device";

export interface Load {
  /** Taps that the devices have said are saved. */
  taps(): number;
  /** Ends once every device has finished what it was doing. @throws what went wrong on one */
  stop(): Promise<void>;
}

export type Random = () => number;

/** Numbers from 0 to below 1, the same ones for the same seed. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Between two taps of one device. */
const LONGEST_PAUSE_MS = 40;
/** While it cannot reach the server; people go on writing. */
const PAUSE_OFFLINE_MS = 120;

export function startLoad(devices: readonly HttpDevice[], space: string, seed: number): Load {
  let isStopped = false;
  let taps = 0;
  const working = devices.map(async (device, place) => {
    const random = seeded(seed * 1_000 + place);
    while (!isStopped) {
      await tap(device, space, random);
      taps += 1;
      const isWaiting = device.engine.status().phase === "waiting";
      if (!isWaiting) await device.sync();
      await wait(isWaiting ? PAUSE_OFFLINE_MS : random() * LONGEST_PAUSE_MS);
    }
  });
  return {
    taps: () => taps,
    async stop() {
      isStopped = true;
      await Promise.all(working);
    },
  };
}

async function tap({ write, photos, database }: HttpDevice, space: string, random: Random) {
  const defects = await database.records.filter(({ kind }) => kind === "defect").primaryKeys();
  // Any on the device, other people's too, so that some edits meet.
  const some = defects[Math.floor(random() * defects.length)];
  const dice = random();
  if (some === undefined || dice < 0.5) {
    const title = `締め処理が終わらない ${Math.floor(random() * 1e9)}`;
    await write.create(space, "defect", { title, severity: "major", occurredAt: Date.now() });
  } else if (dice < 0.75) {
    await write.change(some, { description: `再現手順 ${random()}` });
  } else if (dice < 0.9) {
    await write.append(space, "comment", { of: some, text: `確認しました ${random()}` });
  } else {
    const seed = Math.floor(random() * 1e9);
    const { name, mimeType, buffer } = await (dice < 0.98
      ? photoFile(seed, 640, 480)
      : heavyPhoto(seed));
    const { id } = await photos.take(new File([new Uint8Array(buffer)], name, { type: mimeType }));
    await photos.checked(id);
    await write.attach(some, [id]);
  }
}
