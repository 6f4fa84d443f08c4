/** What the capture does: keeps the draft, takes photos in, saves, and stands by when saving fails. */
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { useForm } from "react-hook-form";
import { announceArrival, endArrival } from "@/components/record/arrivals";
import { errorText } from "@/components/record/error-text";
import { formFields } from "@/components/record/form-fields";
import { preloadValidation } from "@/components/record/form-resolver";
import { filledOnly, fromInputs, toInputs } from "@/components/record/form-values";
import { photoNames } from "@/components/record/photo-names";
import { useRecordScope } from "@/components/record/record-scope";
import { useLeaving } from "@/components/record/use-leaving";
import { usePhotoIntake } from "@/components/record/use-photo-intake";
import { afterPaint } from "@/components/ui/after-paint";
import { showToast } from "@/components/ui/toast-store";
import type { Draft } from "@/lib/local/database";
import { isLocalError } from "@/lib/local/errors";
import { useLocal } from "@/lib/local/hooks/provider";
import { defect } from "@/lib/records/defect";
import { href } from "../../router/addresses";
import { rememberContext } from "../../shell/remembered-context";
import { splitFirstLine } from "./first-line";

/** The section that a tester fills; the others are answered later. */
export const captureFields: readonly string[] = formFields(defect).filter(
  (name) => defect.fields[name as keyof typeof defect.fields].spec.section === "record",
);

export type Capture = ReturnType<typeof useCapture>;

export function useCapture(draft: Draft, onNext: () => void) {
  const t = useTranslations("capture");
  const words = useTranslations("record");
  const { project, space: own, spaces, reading, open, actor } = useRecordScope();
  const { timeZone } = reading;
  const { write, drafts, photos: store } = useLocal();
  const intake = usePhotoIntake();
  // A draft may outlive its author's place in the room that it was meant for.
  const [space, setSpace] = useState(spaces.includes(draft.space) ? draft.space : own);
  const [photos, setPhotos] = useState<readonly string[]>(draft.photos);
  const [saveFailure, setFailure] = useState<string | null>(null);
  /** 保存 was tried while photos were not kept. */
  const [photosFirst, demandPhotos] = useState(false);
  const saving = useRef(false);
  const current = useRef(photos);
  const arriving = useRef<Promise<void>>(Promise.resolve());
  const list = href("defects", { project });
  const test = draft.fields.case;
  // Who came from a test goes back to it.
  const back = typeof test === "string" ? href("testCase", { project, record: test }) : list;
  const way = { replace: true, drawn: back === list };
  // What the test knows beside what is shown here.
  const beside = Object.fromEntries(
    Object.entries(draft.fields).filter(([name]) => !captureFields.includes(name)),
  );
  const form = useForm({
    defaultValues: toInputs(defect, captureFields, draft.fields, timeZone),
  });
  useEffect(preloadValidation, []);
  const leaving = useLeaving(draft.id, () => open(back, way), intake.unsavedNow);

  const valuesOf = useCallback(
    (inputs: Record<string, unknown>) => fromInputs(defect, captureFields, inputs, timeZone),
    [timeZone],
  );
  useEffect(() => {
    const { unsubscribe } = form.watch((inputs) => {
      // The title is kept as it is typed: splitting it is the save's work.
      drafts.keep(draft.id, { ...valuesOf(inputs), title: inputs.title });
    });
    return unsubscribe;
  }, [form, drafts, draft.id, valuesOf]);

  const setKept = useCallback(
    (next: readonly string[]) => {
      current.current = next;
      setPhotos(next);
      drafts.keep(draft.id, {}, next);
      // A photo is no keystroke: it is not to be lost to the idle time.
      void drafts.flush().catch(() => {});
    },
    [drafts, draft.id],
  );
  const drop = useCallback(
    (photo: string) => {
      setKept(current.current.filter((one) => one !== photo));
      void store.drop(photo);
    },
    [setKept, store],
  );
  const take = useCallback(
    (files: Iterable<File>) => {
      const taken = intake.take(files, (id) => setKept([...current.current, id]), drop);
      arriving.current = Promise.all([arriving.current, taken]).then(() => {});
    },
    [intake.take, setKept, drop],
  );

  /** Photos that the disk refused, once more. */
  const retry = () => take(intake.unsavedNow());

  // It goes by itself once the photos are kept, or taken out.
  const isWithout = photosFirst && intake.unsaved.length > 0;
  const names = photoNames(intake.unsaved, reading.language);
  const failure = isWithout ? words("unkept.savePhotosFirst", { names }) : saveFailure;

  async function save(next: boolean): Promise<void> {
    if (saving.current) return;
    const inputs = form.getValues();
    if (!inputs.severity) {
      form.setError("severity", { type: "fieldMissing" }, { shouldFocus: true });
      return;
    }
    saving.current = true;
    setFailure(null);
    demandPhotos(false);
    try {
      // Photos still on their way to the disk belong to this record.
      await arriving.current;
      if (intake.unsavedNow().length) {
        retry();
        await arriving.current;
      }
      if (intake.unsavedNow().length) {
        demandPhotos(true);
        return;
      }
      const values = filledOnly({ ...beside, ...recordOf(valuesOf(inputs), inputs.title) });
      // The list is drawn behind: it makes ready for the row before the row is there.
      if (way.drawn) announceArrival(draft.id);
      const saved = await write.create(space, "defect", values, {
        id: draft.id,
        photos: current.current,
        draft: draft.id,
      });
      if (next) onNext();
      else open(back, way);
      // The row first, then what is said about it.
      afterPaint(() => {
        rememberContext(actor.userId, project, contextToKeep(values));
        showToast({ text: t("saved"), tone: "ok", onUndo: () => undo(saved) });
      });
    } catch (error) {
      endArrival(draft.id);
      if (isLocalError(error))
        for (const { field, code } of error.fields)
          if (captureFields.includes(field)) form.setError(field, { type: code });
      setFailure(errorText(words, error));
    } finally {
      saving.current = false;
    }
  }

  const undo = (saved: Parameters<typeof write.undoAll>[0]) =>
    void write.undoAll(saved).then(
      () => showToast({ text: words("detail.undone") }),
      (error: unknown) => showToast({ text: errorText(words, error), tone: "err" }),
    );

  return {
    form,
    space,
    moveTo(next: string) {
      setSpace(next);
      drafts.moveTo(draft.id, next);
    },
    photos,
    intake,
    take,
    drop,
    failure,
    save,
    back,
    retry,
    takeOutUnsaved() {
      intake.forgetUnsaved();
      setFailure(null);
    },
    leaving,
  };
}

function recordOf(values: Record<string, unknown>, typed: unknown): Record<string, unknown> {
  const symptom = typeof values.symptom === "string" ? values.symptom : null;
  return {
    ...values,
    ...splitFirstLine(String(typed ?? ""), symptom, defect.fields.title.spec.max),
  };
}

/** A fault found in a test run says where tests take place; its test, module and screen are that run's alone. */
function contextToKeep(values: Readonly<Record<string, unknown>>) {
  const { run, environment, build } = values;
  return run === undefined ? values : { environment, build };
}
