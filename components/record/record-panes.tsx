/** List and detail of one kind, as every register of the product shows them. */
import { MousePointerClick } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode, RefObject } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panes } from "@/components/ui/panes";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { mayDo } from "@/lib/local/allowed";
import type { Definition } from "@/lib/records/define";
import { isWrittenInForms } from "./form-fields";
import { RecordDetail } from "./record-detail";
import { type ListMoves, RecordList } from "./record-list";
import { useRecordScope } from "./record-scope";

export function RecordPanes({
  definition,
  record,
  list,
  newAddress,
  up,
  plus = true,
  moves,
  views,
  rows,
  detail,
}: {
  definition: Definition;
  /** The open record, null for none. */
  record: string | null;
  /** The address of the list. */
  list: string;
  /** The address of a new record. */
  newAddress: string;
  /** Where ‹ of the list leads; absent where the list is a place of the navigation. */
  up?: string;
  /** The list offers a new record; false where the navigation does. */
  plus?: boolean;
  moves?: RefObject<ListMoves | null>;
  /** Leads to other views of the same records. */
  views?: ReactNode;
  /** The list where it is another view of the records than all of them. */
  rows?: ReactNode;
  /** The open record where it is more than its fields. */
  detail?: ReactNode;
}) {
  const t = useTranslations("record.list");
  const { actor, reading } = useRecordScope();
  const kind = definition.plural[reading.language];
  const may = mayDo(actor, definition, "create", null) && isWrittenInForms(definition);
  return (
    <Panes
      listLabel={t("pane", { kind })}
      detailKey={record}
      list={
        rows || (
          <RecordList
            definition={definition}
            current={record}
            newAddress={may ? newAddress : null}
            plus={plus}
            views={views}
            {...(up && { up })}
            {...(moves && { moves })}
          />
        )
      }
      detail={
        record && (detail ?? <RecordDetail definition={definition} id={record} back={list} />)
      }
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
