/** The hits by kind, the number that was meant first; what to do where there are none. */
import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRecordScope } from "@/components/record/record-scope";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { RowList } from "@/components/ui/row";
import { useSearch } from "@/lib/local/hooks/use-search";
import type { SearchHit } from "@/lib/search/query";
import { searchTerms } from "@/lib/text/fold";
import { moveInHits } from "./hit-keys";
import { HitRow } from "./hit-row";

const MOST = 100;

export function SearchResults({ text }: { text: string }) {
  const t = useTranslations("search");
  const { spaces: space } = useRecordScope();
  const terms = searchTerms(text);
  const answer = useSearch(terms.length ? { space, text, limit: MOST } : null);
  if (!terms.length) return <EmptyState>{t("start")}</EmptyState>;
  if (!answer) return <EmptyState>{t("searching")}</EmptyState>;
  return (
    <div className="px-4 pt-1 pb-4 tablet:px-6">
      <div className="mx-auto grid max-w-3xl gap-3">
        <p role="status" className="text-meta text-text-3">
          {answer.total > answer.hits.length
            ? t("shown", { count: answer.total, shown: answer.hits.length })
            : t("total", { count: answer.total })}
          {!answer.complete && ` ${t("loading")}`}
        </p>
        {answer.hits.length === 0 && answer.complete ? (
          <Nothing text={text} />
        ) : (
          // biome-ignore lint/a11y/noStaticElementInteractions: the keys move between the links inside
          <div data-search-hits="" className="grid gap-4" onKeyDown={moveInHits}>
            <Hits hits={answer.hits} terms={terms} />
          </div>
        )}
      </div>
    </div>
  );
}

function Nothing({ text }: { text: string }) {
  const t = useTranslations("search");
  const clear = () => {
    const field = document.querySelector<HTMLInputElement>("main input[type=search]");
    field?.focus();
    field?.select();
  };
  return (
    <EmptyState icon={SearchX} action={<Button onClick={clear}>{t("again")}</Button>}>
      {t("nothing", { text })}
    </EmptyState>
  );
}

/** Kinds in the order of their best hit; a comment stands with the kind that it leads to. */
function Hits({ hits, terms }: { hits: readonly SearchHit[]; terms: readonly string[] }) {
  const { registry, reading } = useRecordScope();
  const groups = new Map<string, SearchHit[]>();
  for (const hit of hits) groups.set(hit.openKind, [...(groups.get(hit.openKind) ?? []), hit]);
  return [...groups].map(([kind, found]) => {
    const label = registry.get(kind)?.plural[reading.language] ?? kind;
    return (
      <section key={kind} className="grid gap-2">
        <h2 className="text-detail font-bold text-text-2">
          {label} <span className="font-normal tabular-nums">{found.length}</span>
        </h2>
        <RowList label={label} framed>
          {found.map((hit) => (
            <li key={hit.id}>
              <HitRow hit={hit} terms={terms} />
            </li>
          ))}
        </RowList>
      </section>
    );
  });
}
