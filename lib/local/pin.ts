/** The PIN that leads out of the kiosk: how it may look, how it is kept, and how long wrong ones wait. */

/** Full-width digits are what a Japanese keyboard types first. */
export const plainPin = (typed: string): string => typed.normalize("NFKC").trim();

export const isPin = (pin: string): boolean => /^\d{4,8}$/.test(pin);

/** What is kept of a PIN; the PIN itself is nowhere. */
export interface KeptPin {
  salt: Uint8Array<ArrayBuffer>;
  rounds: number;
  hash: Uint8Array<ArrayBuffer>;
}

/** OWASP's figure for PBKDF2 with SHA-256 (2023); about a second on an old tablet. */
const ROUNDS = 600_000;

export async function keepPin(pin: string, rounds = ROUNDS): Promise<KeptPin> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  return { salt, rounds, hash: await hashOf(pin, salt, rounds) };
}

export async function isKeptPin(pin: string, { salt, rounds, hash }: KeptPin): Promise<boolean> {
  const given = await hashOf(pin, salt, rounds);
  return given.length === hash.length && given.every((byte, place) => byte === hash[place]);
}

async function hashOf(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number) {
  const bytes = new TextEncoder().encode(pin);
  const key = await crypto.subtle.importKey("raw", bytes, "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, 256));
}

const LONGEST_WAIT_MS = 15 * 60_000;

/** Milliseconds to wait after so many wrong PINs: 2, 4, 8 … seconds, in the end a quarter of an hour. */
export const waitAfter = (wrong: number): number =>
  wrong === 0 ? 0 : Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** wrong);

/** What is left of the wait that began at `last`; a clock that was set back does not lengthen it. */
export function waitLeft({ wrong, last }: { wrong: number; last: number }, now: number): number {
  const wait = waitAfter(wrong);
  return Math.min(wait, Math.max(0, last + wait - now));
}
