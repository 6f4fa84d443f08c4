/** Corrects the values of a refused change before it is sent again. Stands inside a record scope. */
import { useLocale, useTranslations } from "next-intl";
import { RecordForm } from "@/components/record/record-form";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import type { Parked } from "@/lib/local/database";
import type { Definition } from "@/lib/records/define";
import { numbersOf, ruleWords } from "./rule-words";

export default function ParkedEdit({
  definition,
  names,
  culprit,
  onClose,
  onSave,
}: {
  definition: Definition;
  names: readonly string[];
  culprit: Parked;
  onClose: () => void;
  onSave: (fields: Record<string, unknown>) => Promise<void>;
}) {
  const t = useTranslations("sync");
  const language = useLocale();
  const { code, field, op } = culprit;
  const demanded = code === "fieldMissing" && field !== undefined ? [field] : [];
  const spec = code === "fieldInvalid" && field ? definition.fields[field]?.spec : undefined;
  const rule = spec && field ? ruleWords(spec, op.set[field]) : null;
  return (
    <RecordForm
      definition={definition}
      names={names}
      start={op.set}
      demanded={demanded}
      onSave={onSave}
      autoFocus
    >
      {(controls, { id, busy }) => (
        <Sheet
          open
          onClose={onClose}
          title={t("parked.editTitle")}
          footer={
            <>
              <Button onClick={onClose}>{t("conflict.cancel")}</Button>
              <Button variant="primary" className="flex-1" type="submit" form={id} aria-busy={busy}>
                {t("parked.resend")}
              </Button>
            </>
          }
        >
          <div className="grid gap-4">
            <p className="text-detail text-text-2">
              {spec && rule
                ? t(`rule.${rule.key}`, { field: spec.label[language], ...numbersOf(rule) })
                : t(`refusal.${code}.why`)}
            </p>
            {controls}
          </div>
        </Sheet>
      )}
    </RecordForm>
  );
}
