/** The address of a photo, from the device or fetched once and kept. */
import { useEffect, useState } from "react";
import type { FoundPhoto, PurgedPhoto } from "../photo-urls";
import { useLocal } from "./provider";

export type PhotoState =
  | { state: "loading"; url: null }
  | { state: "ready"; url: string }
  /** The server does not have it any more, and the record here does not say so. */
  | { state: "purged"; url: null; purged: PurgedPhoto }
  /** Neither here nor to be had now. */
  | { state: "notHere"; url: null };

const loading: PhotoState = { state: "loading", url: null };

const photoOf = (found: FoundPhoto): PhotoState =>
  "url" in found ? { state: "ready", ...found } : { state: "purged", url: null, ...found };

/** `ref` is what the attachment's `hash` holds: a hash, or `local:` and the photo's id. */
export function usePhoto(ref: string | null): PhotoState {
  const local = useLocal();
  const [held, setHeld] = useState<{ ref: string; photo: PhotoState }>();

  useEffect(() => {
    if (ref === null) return;
    let left = false;
    let ready = false;
    const look = () => {
      const none = (): PhotoState => ({ state: "notHere", url: null });
      local.photoUrls.of(ref).then(
        (found) => {
          if (left) return;
          ready = found !== null && "url" in found;
          setHeld({ ref, photo: found ? photoOf(found) : none() });
        },
        () => !left && setHeld({ ref, photo: none() }),
      );
    };
    look();
    // Back in the network, or synced: what was not here may be there now.
    const again = () => {
      if (!ready) look();
    };
    const stop = local.changes.listen(({ topics }) => {
      if (topics.includes("purged")) look();
      else if (topics.includes("photos")) again();
    });
    window.addEventListener("online", again);
    return () => {
      left = true;
      stop();
      window.removeEventListener("online", again);
    };
  }, [local, ref]);

  return held && held.ref === ref ? held.photo : loading;
}
