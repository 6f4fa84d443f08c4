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
import { MarkLegend } from "./marked-text";
import { takeWish } from "./take-wish";
import { useWishWords } from "./use-wish-words";

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
  const words = useWishWords(view, field.isText);
  const title = view.isState
    ? t("titleState", { who: words.first, state: field.words(view.standing.value) })
    : words.everybody
      ? t("title", { who: words.everybody, field: field.label })
      : t("titleOwn", { field: field.label });
  const named = view.isState ? undefined : view.field;
  return (
    <HeadCard tone="warn" icon={GitCompareArrows} title={title}>
      <p className="text-detail">{t(view.isState ? "keptState" : "kept")}</p>
      <div
        className={classNames(
          "grid gap-3",
          field.isText
            ? "tablet:grid-cols-2"
            : "grid-cols-[repeat(auto-fit,minmax(min(100%,8.75rem),1fr))]",
        )}
      >
        <ConflictValue
          {...{ definition, view }}
          wish={view.standing}
          label={words.label(view.standing)}
        />
        {view.others.map((wish) => (
          <ConflictValue
            key={wish.authors[0]?.at}
            {...{ definition, view, wish }}
            label={words.label(wish)}
          />
        ))}
      </div>
      {field.isLong && <MarkLegend />}
      {mayDo(actor, definition, "set", record.fields, named) && record.deleted === null ? (
        <Decision {...props} field={field} words={words} />
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

function Decision({
  definition,
  record,
  view,
  field,
  words,
}: ConflictCardProps & { field: FieldWords; words: ReturnType<typeof useWishWords> }) {
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
  const blocked = view.others.filter(cannotMove);

  return (
    <>
      {blocked.map((wish) => (
        <p key={String(wish.value)} className="text-detail text-text-2">
          {t("cannotMove", { state: field.words(wish.value) })}
        </p>
      ))}
      <div className="grid gap-3 tablet:grid-cols-2">
        <Button onClick={() => take(view.standing)} aria-busy={busy}>
          {view.isState
            ? t("stay", { state: field.words(view.standing.value) })
            : words.button(view.standing, field.words(view.standing.value))}
        </Button>
        {view.others.map((wish) =>
          blocked.includes(wish) ? null : (
            <Button key={wish.authors[0]?.at} onClick={() => take(wish)} aria-busy={busy}>
              {view.isState
                ? t("moveOn", { state: field.words(wish.value) })
                : words.button(wish, field.words(wish.value))}
            </Button>
          ),
        )}
        {field.canWrite && (
          <Button onClick={() => setWriting(true)} className="tablet:col-span-2">
            {t("decideYourself")}
          </Button>
        )}
      </div>
      {writing && (
        <Suspense>
          <DecideSheet
            {...{ definition, view, words }}
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
