/** Which field of a record is being edited where it stands. */
import { useEffect, useState } from "react";
import type { Shown } from "@/lib/local/database";
import { useLocal } from "@/lib/local/hooks/provider";
import type { Definition } from "@/lib/records/define";

export interface Editing {
  /** The field being edited, in the whole record; null for none. */
  field: string | null;
  edit: (field: string | null) => void;
  /** Unfinished values of an earlier visit. */
  restored: Readonly<Record<string, unknown>> | undefined;
}

/** A draft that a killed tab left opens its editor again. */
export function useEditing(definition: Definition, record: Shown): Editing {
  const { drafts } = useLocal();
  const [field, setField] = useState<string | null>(null);
  const [restored, setRestored] = useState<Editing["restored"]>();
  const { id } = record;

  useEffect(() => {
    let left = false;
    void drafts.get(id).then((draft) => {
      const name = Object.keys(draft?.fields ?? {}).find((key) => key in definition.fields);
      if (left || !draft || draft.record !== id || name === undefined) return;
      setRestored(draft.fields);
      setField((present) => present ?? name);
    });
    return () => {
      left = true;
    };
  }, [drafts, id, definition]);

  return {
    field,
    restored,
    edit: (next) => {
      setRestored(undefined);
      setField(next);
    },
  };
}
