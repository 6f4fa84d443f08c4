/** A window into a long list, live. The first rows come by index while the worker still reads. */
import { useEffect, useState } from "react";
import type { Registry } from "@/lib/records";
import type { ListAnswer, ListQuery } from "@/lib/search/query";
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
    let complete = false;
    let left = false;
    const take = (answer: ListAnswer) => {
      if (!left) setHeld({ key, local, answer });
    };
    const unwatch = local.lists.watch({ list: given }, (answer) => {
      complete = true;
      if ("rows" in answer) take(answer);
    });
    const readFirst = () => {
      if (complete || !isPlain(given, local.registry)) return;
      local.read.firstRows(given).then(
        (answer) => complete || take(answer),
        // The worker answers all the same; a broken database is told by the screens' other reads.
        () => {},
      );
    };
    const stop = local.changes.listen((change) => {
      if (touches(change, given.space, given.kind)) readFirst();
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
function isPlain({ kind, filter, text, sort }: ListQuery, registry: Registry): boolean {
  const order = registry.get(kind)?.order;
  const own = !sort || (sort.by === order?.by && sort.descending === order.descending);
  return own && !text && Object.keys(filter ?? {}).every((name) => name === "open");
}
