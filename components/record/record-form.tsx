/** A form over some fields of a kind: sections, controls, errors, and a draft that follows every key. */
import { type ReactNode, useEffect, useId } from "react";
import { FormProvider, type UseFormReturn, useForm } from "react-hook-form";
import { isComposing, onModEnter } from "@/components/ui/ime";
import type { Definition } from "@/lib/records/define";
import { FieldEditor } from "./field-editor";
import { preloadValidation, resolverOf } from "./form-resolver";
import { fromInputs, toInputs } from "./form-values";
import { useRecordScope } from "./record-scope";

export interface RecordFormProps {
  definition: Definition;
  /** The fields shown, in order. */
  names: readonly string[];
  /** First values by field; later changes of it do not touch the controls. */
  start: Readonly<Record<string, unknown>>;
  /** Every change, as field values that may still be invalid: for the draft. */
  onKeep?: ((fields: Record<string, unknown>) => void) | undefined;
  /** Valid values only; resolves when they are saved. */
  onSave: (fields: Record<string, unknown>) => Promise<void>;
  /** Fields that must be filled here although the kind does not require them. */
  demanded?: readonly string[];
  /** A plain Enter in a one-line field saves: right for one field, wrong for many. */
  enterSaves?: boolean;
  /** A tap on a choice saves at once. */
  tapSaves?: boolean;
  autoFocus?: boolean;
  /** The form is a whole screen: what scrolls and what stays is its frame's matter. */
  fillsScreen?: boolean;
  /** What stands around the controls: given the controls and the id of the form. */
  children: (controls: ReactNode, form: { id: string; busy: boolean }) => ReactNode;
}

export function RecordForm({
  definition,
  names,
  start,
  onKeep,
  onSave,
  demanded,
  enterSaves = false,
  tapSaves = false,
  autoFocus = false,
  fillsScreen = false,
  children,
}: RecordFormProps) {
  const { timeZone } = useRecordScope().reading;
  const id = useId();
  const form = useForm({
    defaultValues: toInputs(definition, [...names, ...beside(definition, names)], start, timeZone),
    resolver: resolverOf(definition, names, timeZone, demanded),
    shouldUnregister: false,
  });
  useEffect(preloadValidation, []);
  useKeep(form, onKeep && ((inputs) => onKeep(fromInputs(definition, names, inputs, timeZone))));

  const submit = form.handleSubmit((values) => onSave(values));
  return (
    <FormProvider {...form}>
      <form
        id={id}
        noValidate
        className={fillsScreen ? "h-full" : undefined}
        onSubmit={submit}
        onKeyDown={(event) => {
          onModEnter(() => void submit())(event);
          if (event.key === "Enter" && isOneLine(event.target)) {
            // The browser's own submit on Enter does not know about a word being composed.
            const composing = isComposing(event);
            const handled = event.defaultPrevented;
            event.preventDefault();
            if (enterSaves && !composing && !handled) void submit();
          }
        }}
        onClick={(event) => {
          // Arrow keys click as well, with a detail of 0: they are still choosing.
          const chosen = tapSaves && event.detail > 0 && isRadio(event.target);
          // The form hears of the click before it hears of the change that the click makes.
          if (chosen) queueMicrotask(() => void submit());
        }}
      >
        {children(
          names.map((name, index) => {
            const spec = definition.fields[name]?.spec;
            return spec ? (
              <FieldEditor
                key={name}
                name={name}
                spec={spec}
                autoFocus={autoFocus && index === 0}
              />
            ) : null;
          }),
          { id, busy: form.formState.isSubmitting },
        )}
      </form>
    </FormProvider>
  );
}

/** Fields that a checklist ticks off: its editor reads them even where they are not edited. */
const beside = (definition: Definition, names: readonly string[]): string[] =>
  names.flatMap((name) => definition.fields[name]?.spec.of ?? []);

/** Calls back on every change without drawing the form again. */
function useKeep(
  form: UseFormReturn,
  keep: ((inputs: Record<string, unknown>) => void) | undefined,
): void {
  useEffect(() => {
    if (!keep) return;
    const { unsubscribe } = form.watch((inputs) => keep(inputs));
    return unsubscribe;
  });
}

const isRadio = (target: EventTarget) =>
  target instanceof HTMLInputElement && target.type === "radio";

const isOneLine = (target: EventTarget) =>
  target instanceof HTMLInputElement && target.type !== "checkbox" && target.type !== "radio";
