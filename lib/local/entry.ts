/** Decides whose database this page opens: the active person's, if the lease still runs. */
import { currentSession } from "@/lib/api/session";
import { accessOf, createDevice, type KnownPerson } from "./device";
import { type Local, openLocal } from "./open";
import { comeAsNewDevice } from "./renumber";

export type LocalState =
  | { status: "opening" }
  /** Nobody is signed in on this device; `people` have data here. */
  | { status: "nobody"; people: KnownPerson[] }
  /** The lease is over or the device was withdrawn; an online sign-in opens it again. */
  | { status: "locked"; person: KnownPerson; people: KnownPerson[]; reason: "lease" | "revoked" }
  /** The browser gives no database (private mode, broken profile). */
  | { status: "failed"; error: unknown }
  | { status: "open"; local: Local };

export interface Entry {
  signedIn(user: { id: string; name: string }): Promise<void>;
  /** Locks; deletes nothing. */
  signOut(): Promise<void>;
  close(): void;
}

export function createEntry(
  now: () => number,
  onState: (state: LocalState) => void,
  onError: (error: unknown) => void,
): Entry {
  const device = createDevice(now);
  const channel = new BroadcastChannel("asayu-device");
  let local: Local | undefined;
  let closed = false;
  /** One change of person after the other. */
  let last: Promise<void> = Promise.resolve();

  async function leave(): Promise<void> {
    const before = local;
    local = undefined;
    await before?.close();
  }

  async function look(): Promise<void> {
    const person = await device.active();
    const access = person && accessOf(person, now());
    if (closed || (access === "open" && local?.user.id === person?.userId)) return;
    if (local) onState({ status: "opening" });
    await leave();
    const people = await device.people();
    if (!person || !access) onState({ status: "nobody", people });
    else if (access !== "open") onState({ status: "locked", person, people, reason: access });
    else {
      const user = { id: person.userId, name: person.name };
      local = await openLocal({ user, device, now, onRevoked: lookAgain, onError });
      onState({ status: "open", local });
      // Prolongs the session; without a network or a session the sync engine tells the person.
      void currentSession().catch(() => {});
    }
  }

  function turn(work: () => Promise<void>): Promise<void> {
    const next = last.then(work);
    last = next.catch(() => {});
    return next;
  }

  function lookAgain(): void {
    turn(look).catch((error: unknown) => onState({ status: "failed", error }));
  }

  const onVisible = () => {
    if (document.visibilityState === "visible") lookAgain();
  };
  channel.onmessage = lookAgain;
  document.addEventListener("visibilitychange", onVisible);
  lookAgain();

  return {
    signedIn: (user) =>
      turn(async () => {
        const before = (await device.people()).find(({ userId }) => userId === user.id);
        if (before?.revoked) await comeAsNewDevice(user.id);
        await device.signedIn(user);
        channel.postMessage("changed");
        await look();
      }),
    signOut: () =>
      turn(async () => {
        await leave();
        await device.signedOut();
        channel.postMessage("changed");
        await look();
      }),
    close() {
      closed = true;
      document.removeEventListener("visibilitychange", onVisible);
      channel.close();
      void turn(leave).catch(onError);
    },
  };
}
