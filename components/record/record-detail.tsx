/** One record in full: state, title, clashes, photos, sections, comments, links and history. */
import { RotateCcw, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ConflictCards } from "@/components/sync/conflict-cards";
import { ParkedLine } from "@/components/sync/parked-line";
import { Banner } from "@/components/ui/banner";
import { Button, LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Menu } from "@/components/ui/menu";
import { PageHeader } from "@/components/ui/page-header";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { mayDo } from "@/lib/local/allowed";
import type { Shown } from "@/lib/local/database";
import { useLocal } from "@/lib/local/hooks/provider";
import { useBacklinks } from "@/lib/local/hooks/use-backlinks";
import { useConflicts } from "@/lib/local/hooks/use-conflicts";
import { useRecord } from "@/lib/local/hooks/use-record";
import type { Definition } from "@/lib/records/define";
import { humanNumber } from "@/lib/records/number";
import { Comments } from "./comments";
import { FieldInPlace } from "./field-in-place";
import { sectionsOf } from "./form-fields";
import { PhotoGrid } from "./photo-grid";
import { RecordHistory } from "./record-history";
import { RoomScope, useRecordScope } from "./record-scope";
import { RecordSection } from "./record-section";
import { RelatedRecords } from "./related-records";
import { RoomMark } from "./room-mark";
import { StateMenu } from "./state-menu";
import { useAct } from "./use-act";
import { type Editing, useEditing } from "./use-editing";
import { recordName } from "./value-text";

export interface RecordDetailProps {
  definition: Definition;
  id: string;
  /** The address of the list. */
  back: string;
  /** What the kind is opened for, above its fields. */
  head?: ReactNode;
  /** What the record is opened for, above its fields; they stand folded below it. */
  lead?: ReactNode;
  /** A `BottomActionBar`. */
  actions?: ReactNode;
  /** Kinds that point here and that `lead` shows already. */
  shown?: readonly string[];
}

export function RecordDetail({ definition, id, back, ...more }: RecordDetailProps) {
  const t = useTranslations("record");
  const record = useRecord(id);
  const kind = definition.label[useRecordScope().reading.language];
  if (record === undefined)
    return <ScreenFrame header={<PageHeader title={kind} back={back} />}>{null}</ScreenFrame>;
  if (record === null || record.kind !== definition.kind)
    return (
      <ScreenFrame header={<PageHeader title={kind} back={back} />}>
        <EmptyState action={<LinkButton href={back}>{t("detail.toList")}</LinkButton>}>
          {t("detail.missing")}
        </EmptyState>
      </ScreenFrame>
    );
  return (
    <RoomScope space={record.space}>
      <Living key={id} definition={definition} record={record} back={back} {...more} />
    </RoomScope>
  );
}

function Living({
  definition,
  record,
  back,
  head,
  lead,
  actions,
  shown = [],
}: Omit<RecordDetailProps, "id"> & { record: Shown }) {
  const t = useTranslations("record");
  const { actor, reading, space, open } = useRecordScope();
  const { write } = useLocal();
  const act = useAct();
  const editing = useEditing(definition, record);
  const name = recordName(definition, record.fields, reading) ?? t("untitled");
  const number = humanNumber(definition, record) ?? record.code;
  // The title stands below; whoever has no number is called by its kind here.
  const kind = definition.label[reading.language];
  const deleted = record.deleted !== null;
  const around = useAround(record.id);

  const remove = async () => {
    if (await act(() => write.remove(record.id), t("detail.deleted", { title: name })))
      open(back, { replace: true });
  };
  const restore = () => act(() => write.restore(record.id), t("detail.restored"));

  return (
    <ScreenFrame
      keepScroll={`detail-${record.id}`}
      actions={actions}
      header={
        <PageHeader
          title={number ? `${number} ${name}` : name}
          heading={<span className="whitespace-nowrap tabular-nums">{number ?? kind}</span>}
          back={back}
          beside={definition.states && <StateMenu definition={definition} record={record} />}
          actions={
            !deleted &&
            mayDo(actor, definition, "delete", record.fields) && (
              <Menu
                items={[
                  {
                    label: t("detail.delete"),
                    icon: Trash2,
                    tone: "err",
                    onSelect: () => void remove(),
                  },
                ]}
              />
            )
          }
        />
      }
    >
      {around && (
        <div className="@container">
          <div className="mx-auto grid max-w-5xl gap-4 px-4 pt-1 pb-6 tablet:px-6 @2xl:grid-cols-[minmax(0,1fr)_17rem] @2xl:gap-x-6">
            <div className="grid gap-3 @2xl:col-span-2">
              {deleted && (
                <Banner
                  tone="warn"
                  icon={Trash2}
                  action={
                    <Button size="compact" icon={RotateCcw} onClick={() => void restore()}>
                      {t("detail.restore")}
                    </Button>
                  }
                >
                  {t("detail.isDeleted")}
                </Banner>
              )}
              <Title definition={definition} record={record} editing={editing} name={name} />
              {record.space !== space && (
                <p>
                  <RoomMark space={record.space} />
                </p>
              )}
              {record.pending > 0 && (
                <p className="text-meta text-link">
                  {t("detail.pending", { count: record.pending })}
                </p>
              )}
              <ParkedLine record={record.id} />
              <ConflictCards record={record} conflicts={around.conflicts} />
              {head}
            </div>
            <div className="grid min-w-0 content-start gap-4">
              {lead}
              {/* With a lead the photos worth adding have a place of their own in it. */}
              {(!lead || around.photos.length > 0) && (
                <PhotoGrid record={record} attachments={around.photos} />
              )}
              {sectionsOf(definition, record.fields.state).map((section) => (
                <RecordSection
                  key={section.name}
                  definition={definition}
                  record={record}
                  section={lead ? { ...section, open: false } : section}
                  editing={editing}
                />
              ))}
              <RelatedRecords record={record} without={shown} />
            </div>
            <div className="grid min-w-0 content-start gap-6">
              <Comments record={record} comments={around.comments} />
              <RecordHistory definition={definition} record={record} />
            </div>
          </div>
        </div>
      )}
    </ScreenFrame>
  );
}

/** What stands above other things, or nothing until all of it is read: no row moves under a finger. */
function useAround(id: string) {
  const conflicts = useConflicts(id);
  const photos = useBacklinks(id, "attachment");
  const comments = useBacklinks(id, "comment");
  return conflicts && photos && comments && { conflicts, photos, comments };
}

/** The heading of the page; a tap edits it. */
function Title({
  definition,
  record,
  editing,
  name,
}: {
  definition: Definition;
  record: Shown;
  editing: Editing;
  name: string;
}) {
  const t = useTranslations("record.form");
  const { actor, reading } = useRecordScope();
  if (editing.field === definition.title)
    return (
      <FieldInPlace
        definition={definition}
        record={record}
        name={definition.title}
        restored={editing.restored}
        onDone={() => editing.edit(null)}
      />
    );
  const heading = <span className="text-page font-bold leading-snug">{name}</span>;
  const may =
    record.deleted === null && mayDo(actor, definition, "set", record.fields, definition.title);
  if (!may) return <h2>{heading}</h2>;
  const label = definition.fields[definition.title]?.spec.label[reading.language] ?? "";
  return (
    <h2>
      <button
        type="button"
        onClick={() => editing.edit(definition.title)}
        className="-mx-2 min-h-11 cursor-text rounded-small px-2 text-left hover:bg-surface-2"
      >
        {heading}
        <span className="sr-only">{t("edit", { field: label })}</span>
      </button>
    </h2>
  );
}
