/** Keeps at a hand-over until it is through: one tab does it, again and again, whenever there may be a network. */
import { TransportError } from "@/lib/sync/protocol";
import type { Device, KnownPerson } from "./device";
import type { OfferedPhoto } from "./hand-over";

/** What the person on a device that was taken away is told. */
export type ClearingState =
  | { step: "sending"; left: number | null }
  /** The server does not take these; they go once the person says so, or a day later. */
  | { step: "offering"; photos: OfferedPhoto[]; letGo: () => void }
  /** `signedOut`: the session is over, a sign-in is needed; `gone`: only a lead can help. */
  | { step: "stuck"; why: "unreachable" | "signedOut" | "gone" | "failed" }
  | { step: "wiped"; wipeOnly: boolean; titles: string[]; changes: number; at: number };

export interface ClearingOptions {
  device: Device;
  person: KnownPerson;
  now: () => number;
  onState(state: ClearingState): void;
  /** The device was given back to its person. */
  onWelcome(): void;
}

const AGAIN_MS = 15_000;
const LOOK_AGAIN_MS = 10 * 60_000;

/** @returns how to stop looking after it */
export function createClearing(options: ClearingOptions): () => void {
  const { device, person, now, onState, onWelcome } = options;
  const stopping = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  /** Told while this page stands: once the device is cleared, no word of theirs may stay on it. */
  let titles: string[] = [];

  async function once(): Promise<boolean> {
    const { handOver, refusedPhotos } = await import("./hand-over");
    const { createHandOverDoor } = await import("@/lib/api/client");
    const current = (await device.people()).find(({ userId }) => userId === person.userId);
    if (!current) return true;
    const step = await handOver({
      person: current,
      door: createHandOverDoor(),
      note({ titles: told = titles, ...kept }) {
        titles = told;
        return device.note(person.userId, {
          handOver: kept.step === "wiped" ? kept : { ...kept, titles },
          ...(kept.step === "wiped" && { waiting: 0 }),
        });
      },
      onProgress: (left) => onState({ step: "sending", left }),
      now,
    });
    if (step === "wiped") forgetTraces(person.userId);
    if (step === "welcome") onWelcome();
    if (step === "offering") {
      const photos = await refusedPhotos(person.userId);
      onState({ step, photos, letGo: () => void letGo().then(run) });
      timer = setTimeout(() => void run(), LOOK_AGAIN_MS);
    }
    if (step === "gone") onState({ step: "stuck", why: "gone" });
    return true;
  }

  async function letGo(): Promise<void> {
    const current = (await device.people()).find(({ userId }) => userId === person.userId);
    if (current?.handOver)
      await device.note(person.userId, { handOver: { ...current.handOver, letGo: true } });
  }

  async function tellWiped(): Promise<boolean> {
    const current = (await device.people()).find(({ userId }) => userId === person.userId);
    const kept = current?.handOver;
    if (kept?.step !== "wiped") return false;
    const { wipeOnly, changes, at } = kept;
    onState({ step: "wiped", wipeOnly, titles, changes, at });
    return true;
  }

  async function run(): Promise<void> {
    if (running || stopping.signal.aborted) return;
    running = true;
    clearTimeout(timer);
    try {
      const work = () => once();
      const locks = "locks" in navigator ? navigator.locks : undefined;
      const { signal } = stopping;
      await (locks ? locks.request(`asayu-clearing-${person.userId}`, { signal }, work) : work());
      await tellWiped();
    } catch (error) {
      // Told as done all the same: only the server does not know of it yet.
      if (stopping.signal.aborted) return;
      if (!(await tellWiped())) onState({ step: "stuck", why: whyOf(error) });
      timer = setTimeout(() => void run(), AGAIN_MS);
    } finally {
      running = false;
    }
  }

  const again = () => void run();
  window.addEventListener("online", again);
  again();
  return () => {
    stopping.abort();
    clearTimeout(timer);
    window.removeEventListener("online", again);
  };
}

/** What screens have remembered of the person outside of the database. */
function forgetTraces(userId: string): void {
  for (const key of Object.keys(localStorage))
    if (key.includes(userId)) localStorage.removeItem(key);
}

function whyOf(error: unknown): "unreachable" | "signedOut" | "failed" {
  if (!(error instanceof TransportError)) return "failed";
  return error.code === "unreachable" || error.code === "signedOut" ? error.code : "failed";
}
