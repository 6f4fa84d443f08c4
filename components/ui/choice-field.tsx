/** A choice among few, as big chips in a row: one tap, no list to open. */
import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names";
import type { FieldTexts, Option } from "./field";
import type { Tone } from "./tone";

export interface Choice<Value extends string = string> extends Option<Value> {
  /** A sign above the word, such as the bars of a severity. */
  mark?: ReactNode;
  /** The colour of the chosen chip. */
  tone?: Tone | undefined;
}

const chosen: Record<Tone, string> = {
  neutral: "has-checked:border-text-2 has-checked:bg-surface-2 has-checked:text-text",
  link: "has-checked:border-link has-checked:bg-tint has-checked:text-link",
  ok: "has-checked:border-ok has-checked:bg-ok-tint has-checked:text-ok",
  warn: "has-checked:border-warn has-checked:bg-warn-tint has-checked:text-warn",
  err: "has-checked:border-err has-checked:bg-err-tint has-checked:text-err",
  req: "has-checked:border-req has-checked:bg-req-tint has-checked:text-req",
};

/**
 * Native radio buttons underneath: arrows move, the form reads them. Uncontrolled with
 * `defaultValue` or `register(name)`, controlled with `value` and `onChange`.
 */
export function ChoiceField<Value extends string>({
  label,
  error,
  hint,
  required,
  choices,
  value,
  defaultValue,
  hideLabel = false,
  name,
  ...input
}: FieldTexts &
  Omit<ComponentProps<"input">, "value" | "defaultValue" | "type" | "id" | "required"> & {
    choices: readonly Choice<Value>[];
    value?: Value | undefined;
    defaultValue?: Value | undefined;
    /** Where the choices speak for themselves; the label is still read aloud. */
    hideLabel?: boolean;
  }) {
  const id = useId();
  const note = error ?? hint;
  return (
    <fieldset
      className="min-w-0"
      aria-describedby={note ? `${id}-note` : undefined}
      aria-invalid={error ? true : undefined}
    >
      <legend className={hideLabel ? "sr-only" : "mb-2 text-meta font-bold text-text-2"}>
        {label}
      </legend>
      <div className="flex flex-wrap gap-2">
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={classNames(
              "press relative flex min-h-12 min-w-16 flex-1 cursor-pointer flex-col items-center justify-center gap-0.5 rounded-control border border-control bg-surface px-1.5 py-2 text-center text-list font-bold text-text-2",
              "has-checked:inset-ring has-checked:inset-ring-current",
              "has-focus-visible:outline-4 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus has-focus-visible:ring-2 has-focus-visible:ring-yellow-300",
              chosen[choice.tone ?? "link"],
            )}
          >
            <input
              {...input}
              type="radio"
              name={name ?? id}
              value={choice.value}
              {...(required && { required })}
              {...(value !== undefined && { checked: value === choice.value })}
              {...(defaultValue !== undefined && { defaultChecked: defaultValue === choice.value })}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            {choice.mark}
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
      <div aria-live="polite">
        {note && (
          <p
            id={`${id}-note`}
            className={classNames(
              "mt-1 px-1 text-meta",
              error ? "font-bold text-err" : "text-text-3",
            )}
          >
            {note}
          </p>
        )}
      </div>
    </fieldset>
  );
}
