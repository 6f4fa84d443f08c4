/** What people said about a record, and the place to say something; what is being written keeps itself. */
import { SendHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { LongTextField } from "@/components/ui/field";
import { onModEnter } from "@/components/ui/ime";
import { mayDo } from "@/lib/local/allowed";
import type { Shown } from "@/lib/local/database";
import { useLocal } from "@/lib/local/hooks/provider";
import { useRecordScope } from "./record-scope";
import { useAct } from "./use-act";
import { shortInstant } from "./value-text";

export function Comments({ record, comments }: { record: Shown; comments: readonly Shown[] }) {
  const t = useTranslations("record.detail");
  const { actor, registry, reading, now } = useRecordScope();
  const definition = registry.get("comment");
  const may = definition && record.deleted === null && mayDo(actor, definition, "create", null);
  if (!may && comments.length === 0) return null;
  return (
    <section aria-label={t("comments")} className="grid gap-3">
      <h3 className="text-list font-bold text-text-2">{t("comments")}</h3>
      {comments.length > 0 && (
        <ul className="grid gap-3">
          {comments.map((comment) => {
            const name = reading.personName(comment.created.by);
            return (
              <li key={comment.id} className="flex gap-3">
                <Avatar name={name} />
                <div className="min-w-0 flex-1">
                  <p className="flex flex-wrap justify-between gap-x-3 text-meta text-text-3">
                    <span>{name}</span>
                    <time dateTime={new Date(comment.created.at).toISOString()}>
                      {shortInstant(comment.created.at, now(), reading)}
                    </time>
                  </p>
                  <p className="whitespace-pre-wrap text-body">
                    {String(comment.fields.text ?? "")}
                  </p>
                </div>
              </li>
            );
          })}
        </ul>
      )}
      {may && <Composer key={record.id} record={record} />}
    </section>
  );
}

function Composer({ record }: { record: Shown }) {
  const t = useTranslations("record");
  const { write, drafts } = useLocal();
  const act = useAct();
  const field = useRef<HTMLTextAreaElement>(null);
  const [filled, setFilled] = useState(false);
  const { id, space } = record;
  const draft = `comment-${id}`;

  useEffect(() => {
    const fields = { of: id };
    void drafts.begin({ space, kind: "comment", id: draft, fields }).then((held) => {
      const text = held.fields.text;
      // Whoever typed before the draft was read goes first.
      if (typeof text !== "string" || !field.current || field.current.value) return;
      field.current.value = text;
      setFilled(text.trim() !== "");
    });
  }, [drafts, draft, id, space]);

  const send = async () => {
    const text = field.current?.value.trimEnd() ?? "";
    if (!text.trim()) return;
    const saved = await act(
      () => write.append(space, "comment", { of: id, text }, { draft }),
      t("detail.saved"),
    );
    if (!saved) return;
    await drafts.begin({ space, kind: "comment", id: draft, fields: { of: id } });
    if (field.current) field.current.value = "";
    setFilled(false);
  };

  return (
    <div className="grid gap-2">
      <LongTextField
        ref={field}
        label={t("detail.comment")}
        rows={1}
        onInput={(event) => {
          const text = event.currentTarget.value;
          setFilled(text.trim() !== "");
          drafts.keep(draft, { text });
        }}
        onBlur={() => void drafts.flush()}
        onKeyDown={onModEnter(() => void send())}
        hint={filled ? t("detail.sendHint") : undefined}
      />
      {filled && (
        <Button
          size="compact"
          variant="tonal"
          icon={SendHorizontal}
          className="justify-self-end"
          onClick={() => void send()}
        >
          {t("detail.send")}
        </Button>
      )}
    </div>
  );
}
