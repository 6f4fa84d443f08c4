/** Two people changed the same thing: both values in full, and two equal ways to settle it, or a third. */
import { GitCompareArrows } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { useRecordScope } from "@/components/record/record-scope";
import { useAct } from "@/components/record/use-act";
import { valueText } from "@/components/record/value-text";
import { Button } from "@/components/ui/button";
import { HeadCard } from "@/components/ui/card";
import { classNames } from "@/components/ui/class-names";
import { mayDo, transitionsFrom } from "@/lib/local/allowed";
import type { Shown } from "@/lib/local/database";
import { useLocal } from "@/lib/local/hooks/provider";
import type { Definition } from "@/lib/records/define";
import { ConflictValue } from "./conflict-value";
import { type ConflictView, resolvedWith, type Wish } from "./conflict-view";
import { type ButtonWords, keepWords, takeWords } from "./conflict-words";
import { MarkLegend } from "./marked-text";
import { takeWish } from "./take-wish";

const DecideSheet = lazy(() => import("./decide-sheet"));

export interface ConflictCardProps {
  definition: Definition;
  record: Shown;
  view: ConflictView;
}

export function ConflictCard(props: ConflictCardProps) {
  const t = useTranslations("sync.conflict");
  const { definition, view, record } = props;
  const { actor } = useRecordScope();
  const field = useFieldWords(props);
  const many = view.others.length > 1;
  const title = view.isState
    ? t("titleState", { state: field.words(view.standing.value) })
    : many
      ? t("titleMany", { field: field.label, count: view.others.length + 1 })
      : t("title", { field: field.label });
  const otherLabel = (place: number) => {
    if (view.isState) return t("wished");
    return many ? t("otherNo", { no: place + 1 }) : t("other");
  };
  const named = view.isState ? undefined : view.field;
  return (
    <HeadCard
      tone="warn"
      icon={GitCompareArrows}
      title={title}
      meta={many ? t("keptMany") : t("kept")}
    >
      <div
        className={classNames(
          "grid gap-3",
          field.isText
            ? "tablet:grid-cols-2"
            : "grid-cols-[repeat(auto-fit,minmax(min(100%,8.75rem),1fr))]",
        )}
      >
        <ConflictValue {...{ definition, view }} wish={view.standing} label={t("standing")} />
        {view.others.map((wish, place) => (
          <ConflictValue
            key={wish.authors[0]?.at}
            {...{ definition, view, wish }}
            label={otherLabel(place)}
          />
        ))}
      </div>
      {field.isLong && <MarkLegend />}
      {mayDo(actor, definition, "set", record.fields, named) && record.deleted === null ? (
        <Decision {...props} field={field} />
      ) : (
        <p className="text-detail text-text-2">{t("readOnly")}</p>
      )}
    </HeadCard>
  );
}

interface FieldWords {
  label: string;
  isLong: boolean;
  /** Values that need the width of a line, and below each other rather than cut. */
  isText: boolean;
  canWrite: boolean;
  words: (value: unknown) => string;
}

function useFieldWords({ definition, view }: ConflictCardProps): FieldWords {
  const t = useTranslations("record.list");
  const { reading } = useRecordScope();
  const { language } = reading;
  const spec = definition.fields[view.field]?.spec;
  return {
    label: spec?.label[language] ?? t("state"),
    isLong: spec?.type === "longText",
    isText: spec?.type === "longText" || spec?.type === "text",
    canWrite: spec !== undefined && spec.type !== "json",
    words: (value) =>
      spec
        ? valueText(spec, value, reading)
        : (definition.states?.all[String(value)]?.label[language] ?? String(value)),
  };
}

function Decision({ definition, record, view, field }: ConflictCardProps & { field: FieldWords }) {
  const t = useTranslations("sync.conflict");
  const { actor } = useRecordScope();
  const { write } = useLocal();
  const act = useAct();
  const [writing, setWriting] = useState(false);
  const [busy, setBusy] = useState(false);
  const said = t("decided", { field: field.label });

  const take = async (wish: Wish) => {
    if (busy) return;
    setBusy(true);
    await act(() => takeWish(write, record, view, wish), said);
    setBusy(false);
  };
  const cannotMove = (wish: Wish) => {
    if (!view.isState) return false;
    const after = { ...record, fields: { ...record.fields, ...wish.extra } };
    const choice = transitionsFrom(definition, after, actor).find(({ to }) => to === wish.value);
    return !choice || choice.problem !== undefined;
  };
  const label = (words: ButtonWords) =>
    words.key === "keep" || words.key === "use"
      ? t(words.key, { value: words.value })
      : words.key === "useTextNo"
        ? t(words.key, { no: words.no })
        : t(words.key);
  const blocked = view.others.filter(cannotMove);

  return (
    <>
      {blocked.map((wish) => (
        <p key={String(wish.value)} className="text-detail text-text-2">
          {t("cannotMove", { state: field.words(wish.value) })}
        </p>
      ))}
      <div className="flex flex-wrap gap-3 *:flex-1 *:basis-32">
        <Button onClick={() => take(view.standing)} aria-busy={busy}>
          {label(keepWords(field.words(view.standing.value)))}
        </Button>
        {view.others.map((wish, place) =>
          blocked.includes(wish) ? null : (
            <Button key={wish.authors[0]?.at} onClick={() => take(wish)} aria-busy={busy}>
              {view.isState
                ? t("moveOn", { state: field.words(wish.value) })
                : label(takeWords(field.words(wish.value), place + 1, view.others.length))}
            </Button>
          ),
        )}
        {field.canWrite && (
          <Button variant="text" onClick={() => setWriting(true)}>
            {t("decideYourself")}
          </Button>
        )}
      </div>
      {writing && (
        <Suspense>
          <DecideSheet
            {...{ definition, view }}
            label={field.label}
            onClose={() => setWriting(false)}
            onDecide={async (value) => {
              const fields = { ...resolvedWith(view, view.standing), [view.field]: value };
              const saved = await act(() => write.resolve(view.id, fields, view.seen), said);
              if (saved) setWriting(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
