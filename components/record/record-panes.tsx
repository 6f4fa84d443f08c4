/** List and detail of one kind, as every register of the product shows them. */
import { MousePointerClick } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panes } from "@/components/ui/panes";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { mayDo } from "@/lib/local/allowed";
import type { Definition } from "@/lib/records/define";
import { RecordDetail } from "./record-detail";
import { type ListMoves, RecordList } from "./record-list";
import { useRecordScope } from "./record-scope";

export function RecordPanes({
  definition,
  record,
  list,
  newAddress,
  moves,
}: {
  definition: Definition;
  /** The open record, null for none. */
  record: string | null;
  /** The address of the list. */
  list: string;
  /** The address of a new record. */
  newAddress: string;
  moves?: RefObject<ListMoves | null>;
}) {
  const t = useTranslations("record.list");
  const { actor, reading } = useRecordScope();
  const kind = definition.plural[reading.language];
  return (
    <Panes
      listLabel={kind}
      detailKey={record}
      list={
        <RecordList
          definition={definition}
          current={record}
          newAddress={mayDo(actor, definition, "create", null) ? newAddress : null}
          {...(moves && { moves })}
        />
      }
      detail={record && <RecordDetail definition={definition} id={record} back={list} />}
      empty={
        <ScreenFrame
          header={<PageHeader title={kind} heading={<span className="sr-only">{kind}</span>} />}
        >
          <EmptyState icon={MousePointerClick}>{t("pick")}</EmptyState>
        </ScreenFrame>
      }
    />
  );
}
