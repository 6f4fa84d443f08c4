/** One deleted record: what it was, when it went, how long it stays, and the way back. */
import { Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRecordScope } from "@/components/record/record-scope";
import { RoomMark } from "@/components/record/room-mark";
import { useAct } from "@/components/record/use-act";
import { recordName, shortInstant } from "@/components/record/value-text";
import { Button } from "@/components/ui/button";
import { Row } from "@/components/ui/row";
import { mayDo } from "@/lib/local/allowed";
import { useLocal } from "@/lib/local/hooks/provider";
import type { Definition } from "@/lib/records/define";
import { humanNumber } from "@/lib/records/number";
import type { ListRow } from "@/lib/search/query";
import { daysLeft } from "./days-left";

export function TrashRow({
  definition,
  row,
  now,
}: {
  definition: Definition;
  row: ListRow;
  now: number;
}) {
  const t = useTranslations("settings.trash");
  const tr = useTranslations("record");
  const { reading, actor } = useRecordScope();
  const { write } = useLocal();
  const act = useAct();
  const deletedAt = Number(row.cells.changed);
  const number = humanNumber(definition, row) ?? row.code;
  const fields = { ...row.cells, [definition.title]: row.title };
  const name = recordName(definition, fields, reading) ?? tr("untitled");
  return (
    <Row
      title={name}
      meta={
        <>
          {number && <span className="tabular-nums">{number}</span>}
          <RoomMark space={row.space} />
          <span>{t("deleted", { time: shortInstant(deletedAt, now, reading) })}</span>
          <span>{t("daysLeft", { days: daysLeft(deletedAt, now) })}</span>
        </>
      }
      trailing={
        mayDo(actor, definition, "delete", row.cells) ? (
          <Button
            size="compact"
            icon={Undo2}
            aria-label={t("restoreNamed", { what: number ?? name })}
            onClick={() =>
              act(() => write.restore(row.id), t("restored", { what: number ?? name }))
            }
          >
            {t("restore")}
          </Button>
        ) : (
          t("notAllowed")
        )
      }
    />
  );
}
