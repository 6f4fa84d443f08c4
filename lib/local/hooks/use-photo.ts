/** The address of a photo, from the device or fetched once and kept. */
import { useEffect, useState } from "react";
import { useLocal } from "./provider";

export type PhotoState =
  | { state: "loading"; url: null }
  | { state: "ready"; url: string }
  /** Neither here nor to be had now. */
  | { state: "notHere"; url: null };

const loading: PhotoState = { state: "loading", url: null };

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
        (url) => {
          if (left) return;
          ready = url !== null;
          setHeld({ ref, photo: url === null ? none() : { state: "ready", url } });
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
      if (topics.includes("photos")) again();
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
