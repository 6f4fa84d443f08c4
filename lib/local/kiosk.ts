/**
 * Kiosk mode: the device shows one training session's feedback and nothing else until a PIN leads out. It is kept in
 * the person's own database, so that a reload, a kill and a start without a network lead into it again.
 */
import type { Changes } from "./changes";
import type { UserDatabase } from "./database";
import { durably, surely } from "./durable";
import { metaOf, setMeta } from "./identity";
import { isKeptPin, type KeptPin, keepPin, waitLeft } from "./pin";

/** Where the device stands. */
export interface KioskPlace {
  project: string;
  space: string;
  session: string;
}

export interface Kiosk extends KioskPlace {
  /** Wrong PINs so far, and when the last one was tried, UTC milliseconds. */
  wrong: number;
  last: number;
}

interface KeptKiosk extends Kiosk {
  pin: KeptPin;
}

export interface KioskControl {
  /** Null outside of kiosk mode; the same object while nothing changes. */
  current(): Kiosk | null;
  listen(listener: () => void): () => void;
  enter(place: KioskPlace, pin: string): Promise<void>;
  /** Whether the PIN led out. Each try counts before it is looked at, and none is looked at during the wait. */
  leave(pin: string): Promise<boolean>;
  /** The way out for whoever has proved otherwise who they are. */
  release(): Promise<void>;
  close(): void;
}

const KEY = "kiosk";

/** Resolves once it is known whether the device is in kiosk mode: nothing may be shown before. */
export async function createKiosk({
  database,
  changes,
  now,
  onError,
}: {
  database: UserDatabase;
  changes: Changes;
  now: () => number;
  onError: (error: unknown) => void;
}): Promise<KioskControl> {
  const listeners = new Set<() => void>();
  let shown = shownOf(await read());

  async function read(): Promise<KeptKiosk | null> {
    const value = await surely(database, () => metaOf(database, KEY));
    return (value as KeptKiosk | undefined) ?? null;
  }

  function show(next: KeptKiosk | null): void {
    if (JSON.stringify(shownOf(next)) === JSON.stringify(shown)) return;
    shown = shownOf(next);
    for (const listener of [...listeners]) listener();
  }

  async function write(next: KeptKiosk | null): Promise<void> {
    await durably(database, [database.meta], async () => {
      if (next === null) await database.meta.delete(KEY);
      else await setMeta(database, KEY, next);
    });
    show(next);
    changes.announce({ topics: ["kiosk"] });
  }

  const lookAgain = () => void read().then(show, onError);
  const stop = changes.listen(({ topics }) => {
    if (topics.includes("kiosk")) lookAgain();
  });
  // A tab that slept has heard nothing.
  const page = typeof document === "undefined" ? undefined : document;
  const onVisible = () => {
    if (page?.visibilityState === "visible") lookAgain();
  };
  page?.addEventListener("visibilitychange", onVisible);

  /** The kiosk with this try counted, or null while none is allowed; one tab after the other. */
  const countTry = () =>
    durably(database, [database.meta], async () => {
      const held = ((await metaOf(database, KEY)) as KeptKiosk | undefined) ?? null;
      if (!held || waitLeft(held, now()) > 0) return null;
      const counted = { ...held, wrong: held.wrong + 1, last: now() };
      await setMeta(database, KEY, counted);
      return counted;
    });

  return {
    current: () => shown,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async enter({ project, space, session }, pin) {
      const place = { project, space, session };
      await write({ ...place, wrong: 0, last: 0, pin: await keepPin(pin) });
    },
    async leave(pin) {
      const counted = await countTry();
      if (!counted) return false;
      if (await isKeptPin(pin, counted.pin)) {
        await write(null);
        return true;
      }
      show(counted);
      changes.announce({ topics: ["kiosk"] });
      return false;
    },
    release: () => write(null),
    close() {
      stop();
      listeners.clear();
      page?.removeEventListener("visibilitychange", onVisible);
    },
  };
}

function shownOf(kept: KeptKiosk | null): Kiosk | null {
  if (!kept) return null;
  const { pin: _, ...kiosk } = kept;
  return kiosk;
}
