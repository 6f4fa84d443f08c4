/** Who is listening, and the news handed to them: which space has moved on, never what is in it. */
import { createTurns } from "./turns";

export interface Listener {
  userId: string;
  /** Names the device, so that a new stream of it takes the place of the one before. */
  clientId: string;
  /** Spaces that the listener may hear of. */
  spaces: ReadonlySet<string>;
  news(space: string, seq: number): void;
  /** What the user belongs to has changed. */
  membershipChanged(): void;
  close(): void;
}

export interface Hub {
  /** Tells the members who listen, in turn, that `space` is now at `seq`. Call it after the commit. */
  publish(space: string, seq: number): void;
  /** The user joined or left a space: their streams look anew at what they may hear of. */
  membershipChanged(userId: string): void;
  /** Answers how to stop listening. */
  subscribe(listener: Listener): () => void;
  /** Ends every stream. */
  close(): void;
}

/** A user's streams beyond this many end, the oldest first. */
const STREAMS_PER_USER = 20;

export function createHub(): Hub {
  const listeners = new Set<Listener>();
  const turns = createTurns<Listener>((listener, space, seq) => {
    // What the user belongs to may have changed in the meantime.
    if (listener.spaces.has(space)) listener.news(space, seq);
  });

  function makeRoom(newcomer: Listener): void {
    const own = [...listeners].filter((one) => one.userId === newcomer.userId);
    const same = own.filter((one) => one.clientId === newcomer.clientId);
    const others = own.filter((one) => one.clientId !== newcomer.clientId);
    const beyond = others.slice(0, Math.max(0, others.length - STREAMS_PER_USER + 1));
    for (const one of [...same, ...beyond]) one.close();
  }

  return {
    publish(space, seq) {
      for (const listener of [...listeners])
        if (listener.spaces.has(space)) turns.add(listener, space, seq);
    },
    membershipChanged(userId) {
      for (const listener of [...listeners])
        if (listener.userId === userId) listener.membershipChanged();
    },
    subscribe(listener) {
      makeRoom(listener);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        turns.drop(listener);
      };
    },
    close() {
      for (const listener of [...listeners]) listener.close();
    },
  };
}
