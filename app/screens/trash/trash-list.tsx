/** The deleted records of every kind that can be deleted, newest first, each with the way back. */
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { useRecordScope } from "@/components/record/record-scope";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { RowList } from "@/components/ui/row";
import { useList } from "@/lib/local/hooks/use-list";
import type { Definition } from "@/lib/records/define";
import { daysLeft } from "./days-left";
import { TrashRow } from "./trash-row";

const MOST = 200;

/** `home` is where the empty trash leads. */
export function TrashList({ home }: { home: string }) {
  const t = useTranslations("settings.trash");
  const { registry } = useRecordScope();
  const kinds = [...registry.values()].filter(({ rights }) => rights.delete !== undefined);
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({});
  const note = useCallback(
    (kind: string, count: number) => setCounts((before) => ({ ...before, [kind]: count })),
    [],
  );
  const isEmpty = kinds.every(({ kind }) => counts[kind] === 0);
  return (
    <>
      {kinds.map((definition) => (
        <KindTrash key={definition.kind} definition={definition} onCount={note} />
      ))}
      {isEmpty && (
        <EmptyState icon={Trash2} action={<LinkButton href={home}>{t("toToday")}</LinkButton>}>
          {t("empty")}
        </EmptyState>
      )}
    </>
  );
}

function KindTrash({
  definition,
  onCount,
}: {
  definition: Definition;
  onCount: (kind: string, count: number) => void;
}) {
  const { spaces: space, reading } = useRecordScope();
  const { kind } = definition;
  const sort = { by: "changed", descending: true };
  const answer = useList({ space, kind, deleted: true, sort, limit: MOST });
  const now = Date.now();
  const rows = answer?.rows.filter(({ cells }) => daysLeft(Number(cells.changed), now) > 0);
  const count = answer?.complete ? rows?.length : undefined;
  useEffect(() => {
    if (count !== undefined) onCount(kind, count);
  }, [kind, count, onCount]);
  if (!rows?.length) return null;
  const label = definition.plural[reading.language];
  return (
    <section className="grid gap-2">
      <h2 className="text-detail font-bold text-text-2">{label}</h2>
      <RowList label={label} framed>
        {rows.map((row) => (
          <li key={row.id}>
            <TrashRow definition={definition} row={row} now={now} />
          </li>
        ))}
      </RowList>
    </section>
  );
}
