/** Asks why a test is 保留, ブロック or 対象外 before it is recorded as that. */
import { useTranslations } from "next-intl";
import { useResultWord } from "@/components/acceptance/result-mark";
import { RecordForm } from "@/components/record/record-form";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { type Result, testRun } from "@/lib/records/test-run";

export function ReasonSheet({
  result,
  onClose,
  onSave,
}: {
  result: Result;
  onClose: () => void;
  onSave: (reason: string) => Promise<void>;
}) {
  const t = useTranslations("tests");
  const word = useResultWord();
  return (
    <Sheet open onClose={onClose} title={t("reason", { result: word(result) })}>
      <RecordForm
        definition={testRun}
        names={["reason"]}
        demanded={["reason"]}
        start={{}}
        onSave={({ reason }) => onSave(String(reason))}
        enterSaves
        autoFocus
      >
        {(controls) => (
          <div className="grid gap-4">
            {controls}
            <div className="flex flex-wrap gap-3">
              <Button onClick={onClose}>{t("cancel")}</Button>
              <Button type="submit" variant="primary" className="flex-1">
                {t("save")}
              </Button>
            </div>
          </div>
        )}
      </RecordForm>
    </Sheet>
  );
}
