/** A record's history: at once what the device has, then what the server adds. */
import { useEffect, useState } from "react";
import type { HistoryView } from "../history";
import { useLocal } from "./provider";
import { useRecord } from "./use-record";
import { useWatched, type Watched } from "./use-watched";

const kept: Watched<string, HistoryView> = {
  read: (local, record) => local.history.kept(record),
  matters: ({ topics, ids }, record) => topics.includes("history") || ids.includes(record),
};

/** `complete` is false while the server has not answered, e.g. offline. */
export function useHistory(id: string | null) {
  const local = useLocal();
  const record = useRecord(id);
  const { space, seq } = record ?? { space: "", seq: 0 };
  const [asked, setAsked] = useState<string>();
  const turn = `${id}/${seq}`;

  useEffect(() => {
    // A record that the server has never seen has no history there.
    if (id === null || seq === 0) return;
    let left = false;
    local.history.refresh(space, id).then(
      (fresh) => !left && fresh && setAsked(`${id}/${seq}`),
      // What could not be kept is asked for again next time.
      () => {},
    );
    return () => {
      left = true;
    };
  }, [local, id, space, seq]);

  const view = useWatched(kept, id);
  return view && { ...view, complete: asked === turn };
}
