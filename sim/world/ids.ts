/** Stands in for `uuid` and for random bits while simulating: ids that a seed decides. */
import { type Chance, createChance } from "../story/chance";

let chance: Chance = createChance(0);
let made = 0;

export function startIds(seed: number): void {
  chance = createChance(seed);
  made = 0;
}

const hex = (value: number, length: number) => value.toString(16).padStart(length, "0");

/** Sorts by the moment it was made, as the real one does. */
export function v7(): string {
  made += 1;
  return `0199${hex(made, 8).slice(0, 4)}-${hex(made, 8).slice(4)}-7000-8000-${hex(chance.below(2 ** 32), 12)}`;
}

/** In place of `crypto.getRandomValues`. */
export function randomValues<T extends Uint8Array>(bytes: T): T {
  for (let place = 0; place < bytes.length; place += 1) bytes[place] = chance.below(256);
  return bytes;
}
