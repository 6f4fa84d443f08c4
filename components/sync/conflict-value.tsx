/** One of the values that met in a conflict: what it is, who wanted it, and when that was. */
import { useTranslations } from "next-intl";
import { OptionMark, StateSignal } from "@/components/record/record-mark";
import { useRecordScope } from "@/components/record/record-scope";
import { recordName, shortInstant, valueText } from "@/components/record/value-text";
import { Avatar } from "@/components/ui/avatar";
import { type Definition, isBlank } from "@/lib/records/define";
import { type Author, arrivedLate, type ConflictView, type Wish } from "./conflict-view";
import { MarkedText } from "./marked-text";

interface ValueProps {
  definition: Definition;
  view: ConflictView;
  wish: Wish;
}

export function ConflictValue({ label, ...props }: ValueProps & { label: string }) {
  const { wish, definition } = props;
  return (
    <div className="grid content-start gap-3 rounded-control border border-line-2 p-3 tablet:p-4">
      <h4 className="text-meta font-bold text-text-2">{label}</h4>
      <Value {...props} />
      <Along definition={definition} wish={wish} />
      <ul className="grid gap-2">
        {wish.authors.map((author) => (
          <AuthorLine key={`${author.userId}${author.at}`} author={author} />
        ))}
      </ul>
    </div>
  );
}

function Value({ definition, view, wish }: ValueProps) {
  const t = useTranslations("sync.conflict");
  const { reading } = useRecordScope();
  const { language } = reading;
  if (view.isState) {
    const word = (state: unknown) =>
      definition.states?.all[String(state)]?.label[language] ?? String(state);
    if (wish.from !== undefined)
      return (
        <p className="text-card font-bold">
          {t("wish", { from: word(wish.from), to: word(wish.value) })}
        </p>
      );
    return (
      <p className="text-card">
        <StateSignal definition={definition} state={wish.value} language={language} strong />
      </p>
    );
  }
  const spec = definition.fields[view.field]?.spec;
  if (spec?.type === "longText")
    return <MarkedText base={String(view.base ?? "")} text={String(wish.value ?? "")} />;
  const option = spec?.options?.[String(wish.value)];
  if (option?.weight !== undefined)
    return (
      <p className="text-card">
        <OptionMark option={option} language={language} size={24} />
      </p>
    );
  if (!spec || isBlank(wish.value)) return <p className="text-card text-text-3">{t("empty")}</p>;
  return <p className="text-card font-bold">{valueText(spec, wish.value, reading)}</p>;
}

/** What travelled with a move that came too late: fields of its own, and other changes of the same tap. */
function Along({ definition, wish }: { definition: Definition; wish: Wish }) {
  const t = useTranslations("sync.conflict");
  const { reading, registry } = useRecordScope();
  const { language } = reading;
  const lines = [
    ...fieldLines(definition, wish.extra),
    ...wish.ops.flatMap((op) => {
      const of = registry.get(op.kind);
      if (!of) return [];
      const name = recordName(of, op.set, reading);
      return name === null ? fieldLines(of, op.set) : [`${of.label[language]}: ${name}`];
    }),
  ];
  if (!lines.length) return null;
  return (
    <div>
      <h5 className="text-meta text-text-3">{t("along")}</h5>
      <ul className="list-disc pl-5 text-detail text-text">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );

  function fieldLines(of: Definition, values: Record<string, unknown>): string[] {
    return Object.entries(values).flatMap(([field, value]) => {
      const spec = of.fields[field]?.spec;
      if (!spec || spec.hidden) return [];
      return [`${spec.label[language]}: ${valueText(spec, value, reading) || t("empty")}`];
    });
  }
}

function AuthorLine({ author }: { author: Author }) {
  const t = useTranslations("sync.conflict");
  const { reading, actor } = useRecordScope();
  const now = Date.now();
  const name = reading.personName(author.userId);
  const said = author.userId === actor.userId ? t("youAlone") : t("name", { name });
  const time = shortInstant(author.at, now, reading);
  const late = arrivedLate(author);
  return (
    <li className="flex items-start gap-2 text-meta text-text-2">
      <Avatar name={name} size={24} />
      <span className="grid min-w-0 pt-0.5">
        <span className="text-pretty [word-break:auto-phrase]">{said}</span>
        <span className="tabular-nums">
          {time}
          {late && ` ${t("arrivedLater")}`}
        </span>
        {late && (
          <span className="tabular-nums">
            {t("arrived", { time: shortInstant(author.receivedAt, now, reading) })}
          </span>
        )}
      </span>
    </li>
  );
}
