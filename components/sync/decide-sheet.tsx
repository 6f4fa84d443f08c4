/** Writing a third value for a conflict, with both texts in sight and the field's own editor. */
import { useTranslations } from "next-intl";
import { RecordForm } from "@/components/record/record-form";
import { useRecordScope } from "@/components/record/record-scope";
import { valueText } from "@/components/record/value-text";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import type { Definition } from "@/lib/records/define";
import type { ConflictView, Wish } from "./conflict-view";
import { MarkedText, MarkLegend } from "./marked-text";

export interface DecideSheetProps {
  definition: Definition;
  view: ConflictView;
  /** The field's name in words. */
  label: string;
  words: { label(wish: Wish): string };
  onClose: () => void;
  /** Resolves when the value is saved or the trouble has been told. */
  onDecide: (value: unknown) => Promise<void>;
}

export default function DecideSheet({
  definition,
  view,
  label,
  words,
  onClose,
  onDecide,
}: DecideSheetProps) {
  const t = useTranslations("sync.conflict");
  return (
    <RecordForm
      definition={definition}
      names={[view.field]}
      start={{ [view.field]: view.standing.value }}
      onSave={(fields) => onDecide(fields[view.field] ?? null)}
      autoFocus
    >
      {(controls, { id, busy }) => (
        <Sheet
          open
          onClose={onClose}
          title={t("editTitle", { field: label })}
          footer={
            <>
              <Button onClick={onClose}>{t("cancel")}</Button>
              <Button variant="primary" className="flex-1" type="submit" form={id} aria-busy={busy}>
                {t("decide")}
              </Button>
            </>
          }
        >
          <div className="grid gap-4">
            <Values {...{ definition, view, words }} />
            {controls}
            <p className="text-meta text-text-3">{t("editHint")}</p>
          </div>
        </Sheet>
      )}
    </RecordForm>
  );
}

/** The sheet covers the card, so the values stand here once more. */
function Values({
  definition,
  view,
  words,
}: Pick<DecideSheetProps, "definition" | "view" | "words">) {
  const t = useTranslations("sync.conflict");
  const { reading } = useRecordScope();
  const spec = definition.fields[view.field]?.spec;
  if (!spec) return null;
  const isLong = spec.type === "longText";
  return (
    <>
      <ul className="grid gap-2">
        {[view.standing, ...view.others].map((wish) => (
          <li key={words.label(wish)} className="rounded-small bg-surface-2 px-3 py-2">
            <p className="text-meta font-bold text-text-2">{words.label(wish)}</p>
            {isLong ? (
              <MarkedText base={String(view.base ?? "")} text={String(wish.value ?? "")} />
            ) : (
              <p className="text-body">{valueText(spec, wish.value, reading) || t("empty")}</p>
            )}
          </li>
        ))}
      </ul>
      {isLong && <MarkLegend />}
    </>
  );
}
