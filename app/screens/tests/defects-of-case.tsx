/** What was found by the case: its defects with their states, and those still being written. */
import { Bug } from "lucide-react";
import { useTranslations } from "next-intl";
import { shownToListRow } from "@/components/record/list-row";
import { DraftRow, RecordRow } from "@/components/record/record-row";
import { useRecordScope } from "@/components/record/record-scope";
import { Button } from "@/components/ui/button";
import { RowList } from "@/components/ui/row";
import type { Shown } from "@/lib/local/database";
import { useBacklinks } from "@/lib/local/hooks/use-backlinks";
import { useDrafts } from "@/lib/local/hooks/use-drafts";
import { defect } from "@/lib/records/defect";
import { isBlank } from "@/lib/records/define";
import { href } from "../../router/addresses";
import type { Judging } from "./use-judging";

export function DefectsOfCase({
  test,
  runs,
  judging,
}: {
  test: Shown;
  /** Newest first. */
  runs: readonly Shown[];
  judging: Judging;
}) {
  const t = useTranslations("tests");
  const { addressOf, project } = useRecordScope();
  const defects = useBacklinks(test.id, defect.kind, "case") ?? [];
  const drafts = (useDrafts() ?? []).filter(
    ({ kind, record, fields }) =>
      kind === defect.kind && record === null && fields.case === test.id,
  );
  const [last] = runs.filter(({ fields }) => fields.result !== "notRun");
  const failed = last?.fields.result === "ng" ? last : undefined;
  // Whoever was interrupted between NG and the capture goes on here.
  const isUnwritten =
    failed &&
    judging.may &&
    isBlank(failed.fields.defects) &&
    ![...defects, ...drafts].some(({ fields }) => fields.run === failed.id);
  if (defects.length === 0 && drafts.length === 0 && !isUnwritten) return null;
  return (
    <section className="grid gap-2">
      <h3 className="text-list font-bold text-text-2">{t("defects")}</h3>
      {defects.length + drafts.length > 0 && (
        <RowList label={t("defects")} framed>
          {drafts.map((draft) => (
            <li key={draft.id}>
              <DraftRow
                definition={defect}
                draft={draft}
                href={href("newDefect", { project }, { draft: draft.id })}
              />
            </li>
          ))}
          {[...defects].reverse().map((row) => (
            <li key={row.id}>
              <RecordRow
                definition={defect}
                row={shownToListRow(defect, row)}
                href={addressOf(defect.kind, row.id) ?? ""}
              />
            </li>
          ))}
        </RowList>
      )}
      {isUnwritten && (
        <Button
          size="compact"
          icon={Bug}
          className="justify-self-start"
          onClick={() => void judging.writeDefect(failed.id)}
        >
          {t("writeDefect")}
        </Button>
      )}
    </section>
  );
}
