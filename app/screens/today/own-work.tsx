/** What is on this person: open defects assigned to them, and ToDo due by today; and what is not sent yet. */
import { TabletSmartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { RecordRow } from "@/components/record/record-row";
import { useRecordScope } from "@/components/record/record-scope";
import { LinkButton } from "@/components/ui/button";
import { LinkRow, RowList } from "@/components/ui/row";
import { useOutbox } from "@/lib/local/hooks/use-outbox";
import { actionItem } from "@/lib/records/action-item";
import { defect } from "@/lib/records/defect";
import type { ListRow } from "@/lib/search/query";
import { href } from "../../router/addresses";
import { listAddress } from "../../router/record-addresses";
import { dueHeading } from "./due-line";
import type { OwnWork } from "./use-own-work";

/** More stand in the lists themselves. */
const SHOWN = 5;

/** Nothing until it is read. */
export function OwnWorkList({ work }: { work: OwnWork | undefined }) {
  const t = useTranslations("today");
  const { project } = useRecordScope();
  if (!work) return null;
  const { defects, defectCount, due } = work;
  const none = defectCount === 0 && due.length === 0;
  return (
    <section className="grid gap-2">
      <h2 id={dueHeading} className="scroll-mt-4 text-detail font-bold text-text-2">
        {t("due")}
        {!none && (
          <span className="ml-3 font-normal">
            {t("dueCounts", { defects: defectCount, actions: due.length })}
          </span>
        )}
      </h2>
      {none ? (
        <p className="text-prose text-text-2">{t("dueEmpty")}</p>
      ) : (
        <RowList label={t("due")} framed>
          <Rows rows={defects} />
          <Rows rows={due} />
        </RowList>
      )}
      <div className="flex flex-wrap gap-x-2">
        {defectCount > SHOWN && (
          <LinkButton variant="text" size="compact" href={listAddress(project, "defect")}>
            {t("moreDefects")}
          </LinkButton>
        )}
        {due.length > SHOWN && (
          <LinkButton variant="text" size="compact" href={listAddress(project, "actionItem")}>
            {t("moreActions")}
          </LinkButton>
        )}
      </div>
    </section>
  );
}

function Rows({ rows }: { rows: readonly ListRow[] }) {
  const { addressOf } = useRecordScope();
  return rows.slice(0, SHOWN).map((row) => (
    <li key={row.id}>
      <RecordRow
        definition={row.kind === "defect" ? defect : actionItem}
        row={row}
        href={addressOf(row.kind, row.id) ?? ""}
      />
    </li>
  ));
}

/** Nothing while everything is sent. */
export function Unsent() {
  const t = useTranslations("today");
  const items = useOutbox();
  if (!items?.length) return null;
  const text = t("unsent", { count: items.length });
  return (
    <RowList label={text} framed>
      <li>
        <LinkRow
          href={href("sync")}
          mark={<TabletSmartphone aria-hidden size={22} className="text-link" />}
          title={text}
          meta={t("unsentWhy")}
          chevron
        />
      </li>
    </RowList>
  );
}
