/** The secret of a set-up or invitation link: the fragment of the address, which no server ever sees. */
import { useSyncExternalStore } from "react";

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

/** 43 characters, or null where the address has no such fragment. */
export function useLinkToken(): string | null {
  const hash = useSyncExternalStore(
    subscribe,
    () => window.location.hash,
    () => "",
  );
  const token = hash.slice(1);
  return /^[\w-]{43}$/.test(token) ? token : null;
}
