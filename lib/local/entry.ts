/** Decides whose database this page opens: the active person's, if the lease still runs. */
import { currentSession } from "@/lib/api/session";
import { type ClearingState, createClearing } from "./clearing";
import { accessOf, createDevice, type KnownPerson } from "./device";
import { type Local, openLocal } from "./open";
import { comeAsNewDevice } from "./renumber";

export type LocalState =
  | { status: "opening" }
  /** Nobody is signed in on this device; `people` have data here. */
  | { status: "nobody"; people: KnownPerson[] }
  /** The lease is over or the device was withdrawn; an online sign-in opens it again. */
  | { status: "locked"; person: KnownPerson; people: KnownPerson[]; reason: "lease" }
  /** What is only here goes to the server, then from the device. */
  | {
      status: "locked";
      person: KnownPerson;
      people: KnownPerson[];
      reason: "revoked";
      clearing: ClearingState;
    }
  /** The browser gives no database (private mode, broken profile). */
  | { status: "failed"; error: unknown }
  | { status: "open"; local: Local };

export interface Entry {
  signedIn(user: { id: string; name: string }): Promise<void>;
  /** Locks; deletes nothing. */
  signOut(): Promise<void>;
  /** The person has read that their data are gone from here. */
  forget(userId: string): Promise<void>;
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
  let stopClearing = () => {};
  let clearing: string | undefined;
  /** One change of person after the other. */
  let last: Promise<void> = Promise.resolve();

  async function leave(): Promise<void> {
    stopClearing();
    clearing = undefined;
    const before = local;
    local = undefined;
    await before?.close();
  }

  async function look(): Promise<void> {
    const person = await device.active();
    const access = person && accessOf(person, now());
    if (closed || (access === "open" && local?.user.id === person?.userId)) return;
    if (access === "revoked" && clearing === person?.userId) return;
    if (local) onState({ status: "opening" });
    await leave();
    const people = await device.people();
    if (!person || !access) onState({ status: "nobody", people });
    else if (access === "lease") onState({ status: "locked", person, people, reason: access });
    else if (access === "revoked") clear(person, people);
    else {
      const user = { id: person.userId, name: person.name };
      local = await openLocal({ user, device, now, onRevoked: lookEverywhere, onError });
      onState({ status: "open", local });
      // Prolongs the session; without a network or a session the sync engine tells the person.
      void currentSession().catch(() => {});
    }
  }

  function clear(person: KnownPerson, people: KnownPerson[]): void {
    clearing = person.userId;
    const show = (state: ClearingState) => {
      if (!closed)
        onState({ status: "locked", person, people, reason: "revoked", clearing: state });
    };
    show({ step: "sending", left: null });
    stopClearing = createClearing({
      ...{ device, person, now },
      onState: show,
      onWelcome: () => void device.note(person.userId, { revoked: false }).then(lookAgain, onError),
    });
  }

  function turn(work: () => Promise<void>): Promise<void> {
    const next = last.then(work);
    last = next.catch(() => {});
    return next;
  }

  function lookAgain(): void {
    turn(look).catch((error: unknown) => onState({ status: "failed", error }));
  }

  /** Other tabs must let go of the database before it is deleted. */
  function lookEverywhere(): void {
    channel.postMessage("changed");
    lookAgain();
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
        // Half of it may be with the lead already: it is brought to its end first.
        const isClearing = before?.handOver && before.handOver.step !== "wiped";
        if (before?.revoked && !before.handOver) await comeAsNewDevice(user.id);
        if (isClearing) await device.clearing(user.id);
        else await device.signedIn(user);
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
    forget: (userId) =>
      turn(async () => {
        await leave();
        await device.forget(userId);
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
