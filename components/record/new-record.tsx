/** Writing a new record of any kind: its first sections as a form, kept as a draft until it is saved. */
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { BottomActionBar } from "@/components/ui/bottom-action-bar";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { PageHeader } from "@/components/ui/page-header";
import { ScreenFrame } from "@/components/ui/screen-frame";
import type { Draft } from "@/lib/local/database";
import { useLocal } from "@/lib/local/hooks/provider";
import type { Definition } from "@/lib/records/define";
import { announceArrival } from "./arrivals";
import { firstValues } from "./first-values";
import { sectionsOf } from "./form-fields";
import { filledOnly } from "./form-values";
import { RecordForm } from "./record-form";
import { RoomScope, useRecordScope } from "./record-scope";
import { RoomField } from "./room-field";
import { useAct } from "./use-act";
import { useDiscardDraft } from "./use-discard-draft";
import { useLeaving } from "./use-leaving";

export interface NewRecordProps {
  definition: Definition;
  /** The draft to go on with; null begins a new one. */
  draft: string | null;
  /** Links by field, from the address. */
  given?: Iterable<readonly [string, string]>;
  /** The room that it is meant for; the project's own space without one that the reader is in. */
  room?: string | null;
  /** Where one is after saving or leaving: the list, or the record that this one belongs to. */
  back: string;
}

export function NewRecord(props: NewRecordProps) {
  const { space: own, spaces, actor, reading, now } = useRecordScope();
  const { drafts } = useLocal();
  const { definition, draft: wanted, given, room } = props;
  const space = room && spaces.includes(room) ? room : own;
  const [draft, setDraft] = useState<Draft | null>(null);
  const { kind } = definition;
  // Once: what a form starts with does not change under the person's hands.
  const [fields] = useState(() =>
    firstValues(definition, { actor, now: now(), timeZone: reading.timeZone }, given),
  );

  useEffect(() => {
    let left = false;
    void drafts
      .begin({
        space,
        kind,
        fields,
        ...(wanted !== null && { id: wanted }),
      })
      .then((begun) => left || setDraft(begun));
    return () => {
      left = true;
    };
  }, [drafts, space, kind, wanted, fields]);

  return draft && <Writing key={draft.id} {...props} begun={draft} />;
}

function Writing({ definition, begun, back }: NewRecordProps & { begun: Draft }) {
  const t = useTranslations("record");
  const { reading, spaces, space: own, open } = useRecordScope();
  const { write, drafts } = useLocal();
  // A draft may outlive its author's place in the room that it was meant for.
  const [space, setSpace] = useState(spaces.includes(begun.space) ? begun.space : own);
  const act = useAct();
  const discard = useDiscardDraft();
  const kind = definition.label[reading.language];
  const state = definition.states?.initial;
  const names = sectionsOf(definition, state).flatMap((section) =>
    section.open ? section.fields : [],
  );
  // What the record starts with in sections that are still folded.
  const beside = Object.fromEntries(
    Object.entries(begun.fields).filter(([name]) => !names.includes(name)),
  );
  const make = definition.writing === "append" ? write.append : write.create;
  const { leave, warning, question } = useLeaving(begun.id, () => open(back));

  return (
    <RecordForm
      definition={definition}
      names={names}
      start={begun.fields}
      onKeep={(fields) => drafts.keep(begun.id, fields)}
      autoFocus
      fillsScreen
      onSave={async (fields) => {
        const saved = await act(
          () =>
            make(space, definition.kind, filledOnly({ ...beside, ...fields }), {
              id: begun.id,
              draft: begun.id,
            }),
          t("detail.saved"),
        );
        if (!saved) return;
        announceArrival(begun.id);
        open(back, { replace: true });
      }}
    >
      {(controls, { id }) => (
        <RoomScope space={space}>
          <ScreenFrame
            padded
            header={
              <PageHeader
                title={t("form.new", { kind })}
                meta={warning}
                onClose={() => void leave()}
                actions={
                  <Menu
                    items={[
                      {
                        label: t("list.discardDraft"),
                        icon: Trash2,
                        onSelect: () => void discard(begun.id).then(() => open(back)),
                      },
                    ]}
                  />
                }
              />
            }
            actions={
              <BottomActionBar>
                <Button onClick={() => void leave()}>{t("form.cancel")}</Button>
                <Button type="submit" form={id} variant="primary" size="large">
                  {t("form.save")}
                </Button>
              </BottomActionBar>
            }
          >
            {controls}
            {question}
            <RoomField
              value={space}
              onChange={(next) => {
                setSpace(next);
                drafts.moveTo(begun.id, next);
              }}
            />
          </ScreenFrame>
        </RoomScope>
      )}
    </RecordForm>
  );
}
