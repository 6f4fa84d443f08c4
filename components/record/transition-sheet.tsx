/** Asks for what a move needs before it can be made. */
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import type { Shown } from "@/lib/local/database";
import type { Definition } from "@/lib/records/define";
import { RecordForm } from "./record-form";

export function TransitionSheet({
  definition,
  record,
  label,
  missing,
  onClose,
  onSave,
}: {
  definition: Definition;
  record: Shown;
  /** The state that is wanted, in words. */
  label: string;
  missing: readonly string[];
  onClose: () => void;
  onSave: (fields: Record<string, unknown>) => Promise<void>;
}) {
  const t = useTranslations("record");
  return (
    <Sheet open onClose={onClose} title={t("detail.toState", { state: label })}>
      <p className="mb-3 text-body text-text-2">{t("detail.needs", { state: label })}</p>
      <RecordForm
        definition={definition}
        names={missing}
        demanded={missing}
        start={record.fields}
        onSave={onSave}
        enterSaves={missing.length === 1}
        autoFocus
      >
        {(controls) => (
          <div className="grid gap-4">
            {controls}
            <div className="flex flex-wrap gap-3">
              <Button onClick={onClose}>{t("form.cancel")}</Button>
              <Button type="submit" variant="primary" className="flex-1">
                {t("detail.toState", { state: label })}
              </Button>
            </div>
          </div>
        )}
      </RecordForm>
    </Sheet>
  );
}
