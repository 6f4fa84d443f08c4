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
import { sectionsOf } from "./form-fields";
import { filledOnly } from "./form-values";
import { RecordForm } from "./record-form";
import { useRecordScope } from "./record-scope";
import { RoomField } from "./room-field";
import { useAct } from "./use-act";
import { useDiscardDraft } from "./use-discard-draft";

export interface NewRecordProps {
  definition: Definition;
  /** The draft to go on with; null begins a new one. */
  draft: string | null;
  /** Values that a new record starts with. */
  start?: Readonly<Record<string, unknown>>;
  /** The address of the list. */
  list: string;
}

export function NewRecord(props: NewRecordProps) {
  const { space } = useRecordScope();
  const { drafts } = useLocal();
  const { definition, draft: wanted, start } = props;
  const [draft, setDraft] = useState<Draft | null>(null);
  const { kind } = definition;

  useEffect(() => {
    let left = false;
    void drafts
      .begin({
        space,
        kind,
        ...(wanted !== null && { id: wanted }),
        ...(start && { fields: start }),
      })
      .then((begun) => left || setDraft(begun));
    return () => {
      left = true;
    };
  }, [drafts, space, kind, wanted, start]);

  return draft && <Writing key={draft.id} {...props} begun={draft} />;
}

function Writing({ definition, begun, list }: NewRecordProps & { begun: Draft }) {
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
  const leave = () => {
    void drafts.flush();
    open(list);
  };

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
            write.create(space, definition.kind, filledOnly(fields), {
              id: begun.id,
              draft: begun.id,
            }),
          t("detail.saved"),
        );
        if (!saved) return;
        announceArrival(begun.id);
        open(list, { replace: true });
      }}
    >
      {(controls, { id }) => (
        <ScreenFrame
          padded
          header={
            <PageHeader
              title={t("form.new", { kind })}
              onClose={leave}
              actions={
                <Menu
                  items={[
                    {
                      label: t("list.discardDraft"),
                      icon: Trash2,
                      onSelect: () => void discard(begun.id).then(() => open(list)),
                    },
                  ]}
                />
              }
            />
          }
          actions={
            <BottomActionBar>
              <Button onClick={leave}>{t("form.cancel")}</Button>
              <Button type="submit" form={id} variant="primary" size="large">
                {t("form.save")}
              </Button>
            </BottomActionBar>
          }
        >
          {controls}
          <RoomField
            value={space}
            onChange={(next) => {
              setSpace(next);
              drafts.moveTo(begun.id, next);
            }}
          />
        </ScreenFrame>
      )}
    </RecordForm>
  );
}
