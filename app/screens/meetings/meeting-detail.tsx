/** One meeting: what and when it is, its minutes, and the place at the bottom where they are typed. */
import { Info, LockKeyhole } from "lucide-react";
import { useTranslations } from "next-intl";
import { RecordDetail } from "@/components/record/record-detail";
import { RoomScope, useRecordScope } from "@/components/record/record-scope";
import { RoomMark } from "@/components/record/room-mark";
import { StateMenu } from "@/components/record/state-menu";
import { dayText, recordName, valueText } from "@/components/record/value-text";
import { ConflictCards } from "@/components/sync/conflict-cards";
import { Banner } from "@/components/ui/banner";
import { Menu } from "@/components/ui/menu";
import { PageHeader } from "@/components/ui/page-header";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { mayDo } from "@/lib/local/allowed";
import type { Shown } from "@/lib/local/database";
import { useBacklinks } from "@/lib/local/hooks/use-backlinks";
import { useConflicts } from "@/lib/local/hooks/use-conflicts";
import { useRecord } from "@/lib/local/hooks/use-record";
import { meeting } from "@/lib/records/meeting";
import { minuteLine } from "@/lib/records/minute-line";
import { humanNumber } from "@/lib/records/number";
import { byPlace } from "@/lib/records/order-key";
import { href } from "../../router/addresses";
import { LineComposer } from "./line-composer";
import { MinuteLines } from "./minute-lines";

export function MeetingDetail({
  id,
  line,
  back,
}: {
  id: string;
  /** The line that the address names. */
  line: string | null;
  /** The address of the list. */
  back: string;
}) {
  const record = useRecord(id);
  // What is deleted or not here says so as every record does.
  if (record?.kind !== meeting.kind || record.deleted !== null)
    return <RecordDetail definition={meeting} id={id} back={back} />;
  return (
    <RoomScope space={record.space}>
      <Minutes record={record} line={line} back={back} />
    </RoomScope>
  );
}

function Minutes({ record, line, back }: { record: Shown; line: string | null; back: string }) {
  const t = useTranslations("meetings");
  const { actor, project, reading, space, open } = useRecordScope();
  const conflicts = useConflicts(record.id);
  const lines = useBacklinks(record.id, minuteLine.kind)
    ?.map((one) => ({ ...one, order: one.fields.order }))
    .sort(byPlace);
  const { type, title, date, from, to, place } = record.fields;
  const kind = valueText(meeting.fields.type.spec, type, reading);
  const name = recordName(meeting, record.fields, reading) ?? kind;
  const facts = [
    humanNumber(meeting, record) ?? record.code,
    typeof date === "string" ? dayText(date, reading.language) : null,
    from || to ? `${from ?? ""}–${to ?? ""}` : null,
    // 「朝会 11/20」 says it already.
    name.includes(kind) ? null : kind,
    place,
  ].filter(Boolean);
  const issued = record.fields.state === "issued";
  const may = mayDo(actor, minuteLine, "create", null);
  const writable = may && !issued;

  return (
    <ScreenFrame
      keepScroll={`meeting-${record.id}`}
      header={
        <PageHeader
          title={name}
          heading={title ? name : kind}
          meta={facts.join("　")}
          back={back}
          beside={<StateMenu definition={meeting} record={record} />}
          actions={
            <Menu
              items={[
                {
                  label: t("about"),
                  icon: Info,
                  onSelect: () =>
                    open(href("entry", { project, kind: meeting.kind, record: record.id })),
                },
              ]}
            />
          }
        />
      }
      actions={writable && lines && <LineComposer meeting={record} lines={lines} />}
    >
      {lines && conflicts && (
        <div className="mx-auto grid max-w-3xl gap-3 px-3 pt-3 pb-4 tablet:px-6">
          {record.space !== space && (
            <p className="px-1">
              <RoomMark space={record.space} />
            </p>
          )}
          {!writable && (
            <Banner tone="neutral" icon={LockKeyhole}>
              {t(may ? "issued" : "viewing")}
            </Banner>
          )}
          <ConflictCards record={record} conflicts={conflicts} />
          <MinuteLines lines={lines} writable={writable} named={line} />
        </div>
      )}
    </ScreenFrame>
  );
}
