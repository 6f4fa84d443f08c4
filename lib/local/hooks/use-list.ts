/** A window into a long list, live. The first rows come by index while the worker still reads. */
import { useEffect, useState } from "react";
import type { Registry } from "@/lib/records";
import { type ListAnswer, type ListQuery, spacesIn } from "@/lib/search/query";
import { isPlain, withWritten } from "@/lib/search/written";
import type { Local } from "../open";
import { useLocal } from "./provider";
import { touches } from "./use-watched";

export function useList(query: ListQuery | null): ListAnswer | undefined {
  const local = useLocal();
  const key = query === null ? null : JSON.stringify(query);
  const [held, setHeld] = useState<{ key: string; local: Local; answer: ListAnswer }>();

  useEffect(() => {
    if (key === null) return;
    const given = JSON.parse(key) as ListQuery;
    const spaces = spacesIn(given.space);
    const definition = local.registry.get(given.kind);
    let latest: ListAnswer | undefined;
    let left = false;
    const take = (answer: ListAnswer) => {
      if (left) return;
      latest = answer;
      setHeld({ key, local, answer });
    };
    const unwatch = local.lists.watch({ list: given }, (answer) => {
      if ("rows" in answer) take(answer);
    });
    const readFirst = () => {
      if (local.lists.isLoaded() || !hasOwnOrder(given, local.registry)) return;
      local.read.firstRows(given).then(
        (answer) => latest?.complete || take(answer),
        // The worker answers all the same; a broken database is told by the screens' other reads.
        () => {},
      );
    };
    const stop = local.changes.listen((change) => {
      if (!spaces.some((space) => touches(change, space, given.kind))) return;
      const [written, ...more] = change.rows.filter(({ kind }) => kind === given.kind);
      const isOne = written !== undefined && more.length === 0 && spaces.includes(written.space);
      if (isOne && definition && latest && isPlain(given))
        take(withWritten(latest, given, definition, written));
      else readFirst();
    });
    readFirst();
    return () => {
      left = true;
      stop();
      unwatch();
    };
  }, [local, key]);

  return held && held.key === key && held.local === local ? held.answer : undefined;
}

/** The index knows the definition's own order; beside it only the unfinished are told apart on the way. */
function hasOwnOrder(query: ListQuery, registry: Registry): boolean {
  const { sort } = query;
  const order = registry.get(query.kind)?.order;
  const own = !sort || (sort.by === order?.by && sort.descending === order.descending);
  return own && isPlain(query);
}
