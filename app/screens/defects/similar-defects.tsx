/** Open defects that read like what is being typed: a look before the same thing is written twice. */
import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDeferredValue, useMemo } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { OptionMark, StateSignal } from "@/components/record/record-mark";
import { useRecordScope } from "@/components/record/record-scope";
import { recordName } from "@/components/record/value-text";
import { useList } from "@/lib/local/hooks/use-list";
import { defect } from "@/lib/records/defect";
import { humanNumber } from "@/lib/records/number";
import type { ListQuery, ListRow } from "@/lib/search/query";
import { rankSimilar, wordsToFind } from "./similar-words";

function useSimilar(): ListRow[] {
  const { spaces: space } = useRecordScope();
  const { control } = useFormContext();
  const title = useDeferredValue(String(useWatch({ control, name: "title" }) ?? ""));
  const words = useMemo(() => wordsToFind(title), [title]);
  const query = (word: string | undefined): ListQuery | null =>
    word === undefined
      ? null
      : { space, kind: "defect", filter: { open: "true" }, text: word, limit: 30 };
  const finds = [
    useList(query(words[0])),
    useList(query(words[1])),
    useList(query(words[2])),
    useList(query(words[3])),
  ];
  const all = useList({ space, kind: "defect", filter: { open: "true" }, limit: 1 });
  return rankSimilar(
    finds
      .slice(0, words.length)
      .map((find) => ({ total: find?.complete ? find.total : undefined, rows: find?.rows ?? [] })),
    all?.total ?? 0,
  );
}

/** `except` is the record being written: once saved it would find itself. */
export function SimilarDefects({ except }: { except: string }) {
  const t = useTranslations("capture");
  const untitled = useTranslations("record")("untitled");
  const { reading, addressOf } = useRecordScope();
  const similar = useSimilar().filter(({ id }) => id !== except);
  const { language } = reading;
  return (
    <div role="status">
      {similar.length > 0 && (
        <section className="overflow-hidden rounded-control border border-line bg-surface">
          <h2 className="flex items-center gap-2 px-4 pt-3 pb-1 text-detail text-text-2">
            <Copy aria-hidden size={16} />
            {t("similar", { count: similar.length })}
          </h2>
          <ul className="divide-y divide-line">
            {similar.map((row) => {
              const option = defect.fields.severity.spec.options?.[String(row.cells.severity)];
              const name =
                recordName(defect, { ...row.cells, title: row.title }, reading) ?? untitled;
              return (
                <li key={row.id} className="flex min-h-14 items-center gap-3 pr-2 pl-4">
                  {option && <OptionMark option={option} language={language} bare />}
                  <div className="min-w-0 flex-1 py-2">
                    <p className="line-clamp-2 text-list">{name}</p>
                    <p className="flex flex-wrap gap-x-2 text-meta text-text-3">
                      <span className="tabular-nums">{humanNumber(defect, row) ?? row.code}</span>
                      <StateSignal definition={defect} state={row.state} language={language} />
                    </p>
                  </div>
                  <a
                    href={addressOf("defect", row.id) ?? ""}
                    aria-label={t("lookAt", { title: name })}
                    className="press inline-flex min-h-11 items-center rounded-control px-3 text-list font-bold text-link hover:bg-tint"
                  >
                    {t("look")}
                  </a>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </div>
  );
}
