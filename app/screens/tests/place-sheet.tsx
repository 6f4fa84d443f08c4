/** Environment and build of the runs to come; kept on the device, since they stay the same for hours. */
import { useTranslations } from "next-intl";
import { RecordForm } from "@/components/record/record-form";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import type { RunPlace } from "@/lib/acceptance/defect-of-run";
import { testRun } from "@/lib/records/test-run";

const textOf = (value: unknown) => (typeof value === "string" && value ? value : undefined);

export function PlaceSheet({
  place,
  onClose,
  onSave,
}: {
  place: RunPlace;
  onClose: () => void;
  onSave: (place: RunPlace) => void;
}) {
  const t = useTranslations("tests");
  return (
    <Sheet open onClose={onClose} title={t("place")}>
      <RecordForm
        definition={testRun}
        names={["environment", "build"]}
        start={{ ...place }}
        enterSaves
        autoFocus
        onSave={async ({ environment, build }) =>
          onSave({ environment: textOf(environment), build: textOf(build) })
        }
      >
        {(controls) => (
          <div className="grid gap-4">
            {controls}
            <p className="text-detail text-text-2">{t("placeNote")}</p>
            <Button type="submit" variant="primary" size="large">
              {t("placeSave")}
            </Button>
          </div>
        )}
      </RecordForm>
    </Sheet>
  );
}
