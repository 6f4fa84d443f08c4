/** Every run of the case, newest first, and the photos that prove the newest one. */
import { useTranslations } from "next-intl";
import { PhotoGrid } from "@/components/record/photo-grid";
import { RowList } from "@/components/ui/row";
import type { Shown } from "@/lib/local/database";
import { useBacklinks } from "@/lib/local/hooks/use-backlinks";
import { RunRow } from "./run-row";

export function RunHistory({ runs }: { runs: readonly Shown[] }) {
  const t = useTranslations("tests");
  const [newest] = runs.filter(({ fields }) => fields.result !== "notRun");
  return (
    <section className="grid gap-2">
      <h3 className="text-list font-bold text-text-2">{t("runs")}</h3>
      {runs.length === 0 ? (
        <p className="text-body text-text-2">{t("noRuns")}</p>
      ) : (
        <RowList label={t("runs")} framed>
          {runs.map((run) => (
            <li key={run.id}>
              <RunRow run={run} />
            </li>
          ))}
        </RowList>
      )}
      {newest && <Evidence key={newest.id} run={newest} />}
    </section>
  );
}

/** Photos are records beside the run, so that a run that only appends can still be proved afterwards. */
function Evidence({ run }: { run: Shown }) {
  const photos = useBacklinks(run.id, "attachment");
  const t = useTranslations("tests");
  return photos ? <PhotoGrid record={run} attachments={photos} add={t("addEvidence")} /> : null;
}
