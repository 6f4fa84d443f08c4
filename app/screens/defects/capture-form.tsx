/** The capture on the screen: photo, severity, title, what is alike, what was filled in, and the save below. */
import { CircleAlert, Download, Minus, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProvider } from "react-hook-form";
import { FieldEditor } from "@/components/record/field-editor";
import { levelOf, OptionMark, toneOfLevel } from "@/components/record/record-mark";
import { useRecordScope } from "@/components/record/record-scope";
import { RefusedFiles } from "@/components/record/refused-files";
import { RoomField } from "@/components/record/room-field";
import { UnsavedPhotos } from "@/components/record/unsaved-photos";
import { useDiscardDraft } from "@/components/record/use-discard-draft";
import { filesOf } from "@/components/record/use-photo-intake";
import { Banner } from "@/components/ui/banner";
import { BottomActionBar } from "@/components/ui/bottom-action-bar";
import { Button } from "@/components/ui/button";
import { ChoiceField } from "@/components/ui/choice-field";
import { LongTextField } from "@/components/ui/field";
import { onModEnter } from "@/components/ui/ime";
import { Menu } from "@/components/ui/menu";
import { PageHeader } from "@/components/ui/page-header";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { mayDo } from "@/lib/local/allowed";
import type { Draft } from "@/lib/local/database";
import { defect } from "@/lib/records/defect";
import { CaptureContext, contextFields } from "./capture-context";
import { CapturePhotos } from "./capture-photos";
import { SimilarDefects } from "./similar-defects";
import { type Capture, captureFields, useCapture } from "./use-capture";

export function CaptureForm({ draft, onNext }: { draft: Draft; onNext: () => void }) {
  const t = useTranslations("capture");
  const words = useTranslations("record");
  const { actor, open } = useRecordScope();
  const capture = useCapture(draft, onNext);
  const discard = useDiscardDraft();
  const reason = mayDo(actor, defect, "create", null) ? false : t("notAllowed");
  const { intake, failure, leaving } = capture;

  return (
    <FormProvider {...capture.form}>
      <form
        noValidate
        className="h-full"
        onSubmit={(event) => {
          event.preventDefault();
          void capture.save(false);
        }}
        onKeyDown={onModEnter(() => void capture.save(false))}
        onPaste={(event) => {
          const files = filesOf(event.clipboardData);
          if (!files.length) return;
          event.preventDefault();
          capture.take(files);
        }}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          capture.take(filesOf(event.dataTransfer));
        }}
      >
        <ScreenFrame
          header={
            <PageHeader
              title={t("title")}
              meta={
                // Said once: the banner below says more than this line.
                failure || intake.unsaved.length ? null : leaving.warning ? (
                  leaving.warning
                ) : draft.fields.run ? (
                  <span role="status">{t("runKept")}</span>
                ) : (
                  <span className="hidden tablet:inline">{t("draftKept")}</span>
                )
              }
              onClose={() => void leaving.leave()}
              actions={
                <Menu
                  items={[
                    {
                      label: t("discard"),
                      icon: Trash2,
                      onSelect: () =>
                        void discard(draft.id).then(() => open(capture.back, { replace: true })),
                    },
                  ]}
                />
              }
            />
          }
          actions={
            <BottomActionBar
              reason={reason || undefined}
              reasonId="capture-reason"
              className="wide:mr-0 wide:max-w-100"
            >
              <Button
                size="large"
                className="px-2!"
                locked={reason}
                lockedBy="capture-reason"
                onClick={() => void capture.save(true)}
              >
                {t("saveNext")}
              </Button>
              <Button
                type="submit"
                variant="primary"
                size="large"
                locked={reason}
                lockedBy="capture-reason"
              >
                {t("save")}
              </Button>
            </BottomActionBar>
          }
        >
          {/* Side by side from a tablet on its side: the picture stays in sight while one writes. */}
          <div className="wide:grid wide:h-full wide:min-h-0 wide:grid-cols-[minmax(0,1fr)_28rem] wide:grid-rows-[minmax(0,1fr)]">
            <CapturePhotos capture={capture} />
            <div className="px-4 py-3 tablet:px-6 tablet:py-4 wide:overflow-y-auto wide:overscroll-contain">
              <div className="mx-auto grid max-w-3xl gap-3 tablet:gap-4">
                <RefusedFiles refused={intake.refused} onDismiss={intake.forgetRefused} />
                <UnsavedPhotos
                  files={intake.unsaved}
                  onRetry={capture.retry}
                  onTakeOut={capture.takeOutUnsaved}
                  onExport={() => void leaving.exportDraft()}
                />
                <div role="alert" className="empty:hidden">
                  {failure && (
                    <Banner
                      tone="err"
                      icon={CircleAlert}
                      action={
                        <Button
                          size="compact"
                          icon={Download}
                          onClick={() => void leaving.exportDraft()}
                        >
                          {words("unkept.export")}
                        </Button>
                      }
                    >
                      {failure}
                    </Banner>
                  )}
                </div>
                <Severity capture={capture} />
                <LongTextField {...capture.form.register("title")} label={t("subject")} rows={1} />
                <SimilarDefects except={draft.id} />
                <CaptureContext />
                <RoomField value={capture.space} onChange={capture.moveTo} />
                <More />
              </div>
            </div>
          </div>
        </ScreenFrame>
      </form>
      {leaving.question}
    </FormProvider>
  );
}

function Severity({ capture }: { capture: Capture }) {
  const t = useTranslations("capture");
  const { language } = useRecordScope().reading;
  const { register, formState, clearErrors } = capture.form;
  const { required: _, ...input } = register("severity", {
    onChange: () => clearErrors("severity"),
  });
  return (
    <ChoiceField
      {...input}
      label={t("severity")}
      hideLabel
      error={formState.errors.severity ? t("chooseSeverity") : undefined}
      choices={Object.entries(defect.fields.severity.spec.options ?? {}).map(([value, option]) => ({
        value,
        label: option.label[language],
        mark: <OptionMark option={option} language={language} bare size={26} />,
        tone: toneOfLevel(levelOf(option.weight ?? 0)),
      }))}
    />
  );
}

/** The run is the test's to name: nobody looks for one here. */
const elsewhere: readonly string[] = ["title", "severity", "run", ...contextFields];
const moreFields = captureFields.filter((name) => !elsewhere.includes(name));

/** The rest of the section, for those who have the time now. */
function More() {
  const t = useTranslations("capture");
  const [open, setOpen] = useState(false);
  return (
    <div className="grid gap-3">
      <Button
        variant="text"
        size="compact"
        icon={open ? Minus : Plus}
        aria-expanded={open}
        className="justify-self-start"
        onClick={() => setOpen(!open)}
      >
        {open ? t("less") : t("more")}
      </Button>
      {open &&
        moreFields.map((name) => (
          <FieldEditor
            key={name}
            name={name}
            spec={defect.fields[name as keyof typeof defect.fields].spec}
          />
        ))}
    </div>
  );
}
