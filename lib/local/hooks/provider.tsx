"use client";

/** Opens the device's data behind the first paint and hands them to the screens. */
import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from "react";
import type { Entry, LocalState } from "../entry";
import type { Local } from "../open";

export type { ClearingState } from "../clearing";
export type { KnownPerson } from "../device";
export type { LocalState } from "../entry";

export interface People {
  /** After an online sign-in: renews the lease, makes the person active, opens the database. */
  signedIn(user: { id: string; name: string }): Promise<void>;
  /** Locks the database; nothing is deleted. */
  signOut(): Promise<void>;
  /** The person has read that their data are gone from this device. */
  forget(userId: string): Promise<void>;
}

const StateContext = createContext<LocalState | null>(null);
const PeopleContext = createContext<People | null>(null);

const opening: LocalState = { status: "opening" };

/** Errors of work that nobody waits for; there is no place on a screen for them, and no user content. */
const report = (error: unknown) => console.error(error);

export function LocalProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState<LocalState>(opening);
  const entry = useRef<Promise<Entry> | null>(null);

  useEffect(() => {
    // Database, writer and lists are one chunk of their own, so that the first paint waits for none.
    const made = import("../entry").then(({ createEntry }) =>
      createEntry(Date.now, setState, report),
    );
    entry.current = made;
    made.catch((error: unknown) => setState({ status: "failed", error }));
    return () => {
      entry.current = null;
      made.then((one) => one.close(), report);
    };
  }, []);

  const people = useMemo<People>(() => {
    const opened = () => entry.current ?? Promise.reject(new Error("the device is not open"));
    return {
      signedIn: async (user) => (await opened()).signedIn(user),
      signOut: async () => (await opened()).signOut(),
      forget: async (userId) => (await opened()).forget(userId),
    };
  }, []);

  return (
    <PeopleContext value={people}>
      <StateContext value={state}>{children}</StateContext>
    </PeopleContext>
  );
}

export function useLocalState(): LocalState {
  const state = use(StateContext);
  if (!state) throw new Error("useLocalState stands outside of LocalProvider");
  return state;
}

/** The open database; only below a gate that has seen `status: "open"`. */
export function useLocal(): Local {
  const state = useLocalState();
  if (state.status !== "open") throw new Error("no database is open");
  return state.local;
}

export function usePeople(): People {
  const people = use(PeopleContext);
  if (!people) throw new Error("usePeople stands outside of LocalProvider");
  return people;
}
