/** One read of the device's data that stays true: read again whenever something that matters was written. */
import { useEffect, useState } from "react";
import type { Change } from "../changes";
import type { Local } from "../open";
import { useLocal } from "./provider";

/** A kind of question; module-level, so that only its parameters can change. */
export interface Watched<P, T> {
  read(local: Local, params: P): Promise<T>;
  /** True when the answer may have changed. */
  matters(change: Change, params: P): boolean;
  /** The answer where the change carries it, alone or with the present one; it spares a read. */
  carried?(change: Change, params: P, present: T | undefined): T | undefined;
}

/** Undefined while loading, and for `null` parameters. Throws in render what the read rejected with. */
export function useWatched<P, T>(watched: Watched<P, T>, params: P | null): T | undefined {
  const local = useLocal();
  const key = params === null ? null : JSON.stringify(params);
  const [held, setHeld] = useState<{ key: string; local: Local; value: T }>();
  const [failure, setFailure] = useState<{ error: unknown }>();

  useEffect(() => {
    if (key === null) return;
    const given = JSON.parse(key) as P;
    let newest = 0;
    let present: T | undefined;
    const take = (turn: number, value: T) => {
      if (turn !== newest) return;
      present = value;
      setHeld({ key, local, value });
    };
    const readAgain = () => {
      newest += 1;
      const turn = newest;
      watched.read(local, given).then(
        (value) => take(turn, value),
        (error: unknown) => turn === newest && setFailure({ error }),
      );
    };
    const stop = local.changes.listen((change) => {
      const value = watched.carried?.(change, given, present);
      if (value !== undefined) {
        newest += 1;
        take(newest, value);
      } else if (watched.matters(change, given)) readAgain();
    });
    readAgain();
    return () => {
      newest = -1;
      stop();
    };
  }, [watched, local, key]);

  if (failure) throw failure.error;
  return held && held.key === key && held.local === local ? held.value : undefined;
}

/** True if the change touched records of this kind in this space. */
export const touches = (change: Change, space: string, kind: string) =>
  change.touched.includes(`${space}|${kind}`);

export const touchesKind = (change: Change, kind: string) =>
  change.touched.some((key) => key.endsWith(`|${kind}`));
