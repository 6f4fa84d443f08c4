/** The line being typed: a draft until Enter, then a record; the next one may be typed while it is saved. */
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { errorText } from "@/components/record/error-text";
import { useRecordScope } from "@/components/record/record-scope";
import { wallDay } from "@/components/record/wall-clock";
import { showToast } from "@/components/ui/toast-store";
import type { Shown } from "@/lib/local/database";
import { useLocal } from "@/lib/local/hooks/provider";
import { newId } from "@/lib/local/identity";
import { actionItem } from "@/lib/records/action-item";
import { minuteLine } from "@/lib/records/minute-line";
import { keyAfterLast } from "@/lib/records/order-key";
import { actionOf, isAsking } from "./asked";
import { newAction } from "./use-line-acts";

export interface Chosen {
  type: string;
  owner: string | null;
  /** A plan day; null for none. */
  due: string | null;
  /** Whom a request goes to, beside the person. */
  department: string | null;
}

export function useTyping(meeting: Shown, lines: readonly Shown[]) {
  const t = useTranslations("record");
  const { actor, reading, now, calendar } = useRecordScope();
  const { write, drafts } = useLocal();
  const { id: of, space } = meeting;
  const nextDay = () => calendar.nextWorking(wallDay(now(), reading.timeZone));
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useRef("");
  /** The key of the last line sent off, until the list shows it. */
  const lastKey = useRef<string | null>(null);
  const [filled, setFilled] = useState(false);
  const [chosen, setChosen] = useState<Chosen>(() => ({
    type: "memo",
    owner: null,
    due: nextDay(),
    department: null,
  }));
  const latest = useRef(chosen);

  const show = useCallback((next: Chosen) => {
    latest.current = next;
    setChosen(next);
  }, []);

  const keep = useCallback(() => {
    const text = field.current?.value ?? "";
    setFilled(text.trim() !== "");
    drafts.keep(draft.current, { text, ...latest.current });
  }, [drafts]);

  /** `id` is what an earlier visit left; what was typed before the draft was there is kept now. */
  const begin = useCallback(
    (id = newId()) => {
      draft.current = id;
      void drafts.begin({ space, kind: minuteLine.kind, id, fields: { meeting: of } }).then(() => {
        if (draft.current === id && field.current?.value) keep();
      });
    },
    [drafts, space, of, keep],
  );

  useEffect(() => {
    let left = false;
    void drafts.list(space).then((all) => {
      const found = all.find(
        ({ kind, record, fields }) =>
          kind === minuteLine.kind && record === null && fields.meeting === of,
      );
      if (left) return;
      const { text, type, owner, due, department } = found?.fields ?? {};
      // Whoever typed before the draft was read goes first.
      if (field.current && !field.current.value && typeof text === "string" && text) {
        field.current.value = text;
        const held = {
          ...{ type, owner: owner ?? null, due: due ?? null },
          department: department ?? null,
        };
        show({ ...latest.current, ...(type !== undefined && (held as Chosen)) });
        setFilled(true);
      }
      begin(found?.id);
    });
    return () => {
      left = true;
      void drafts.flush().catch(() => {});
    };
  }, [drafts, space, of, begin, show]);

  async function add(): Promise<boolean> {
    const element = field.current;
    const text = element?.value.trim();
    if (!element || !text || !draft.current) return false;
    const sent = latest.current;
    const id = draft.current;
    const order = keyAfterLast([...lines.map(({ fields }) => fields.order), lastKey.current]);
    lastKey.current = order;
    const { type, owner, due, department } = sent;
    const asked = { owner, due, ...(type === "request" && { department }) };
    const fields = { meeting: of, type, text, order, ...(isAsking(type) && asked) };
    const action = actionOf(fields);
    element.value = "";
    setFilled(false);
    show({ type, owner: null, due: nextDay(), department: null });
    begin();
    try {
      await write.group(
        space,
        (tap) => {
          tap.create(minuteLine.kind, fields, { id });
          if (action) tap.create(actionItem.kind, newAction(action, id, actor));
        },
        { draft: id },
      );
      return true;
    } catch (error) {
      // Nothing is pretended: the text stands in the field again, before what was typed meanwhile.
      element.value = [text, element.value].filter(Boolean).join("\n");
      show(sent);
      keep();
      void drafts.discard(id).catch(() => {});
      showToast({ text: errorText(t, error), tone: "err" });
      return false;
    }
  }

  return {
    field,
    filled,
    chosen,
    keep,
    add,
    choose(change: Partial<Chosen>) {
      show({ ...latest.current, ...change });
      if (field.current?.value) keep();
    },
  };
}
