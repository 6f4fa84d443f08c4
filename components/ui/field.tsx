/** Text fields: the label stands inside the frame above the text, the error below, read with it. */
import { ChevronDown, Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, type FormEvent, type ReactNode, useId } from "react";
import { classNames } from "./class-names";
import { IconButton } from "./icon-button";

export interface FieldTexts {
  label: string;
  /** What is wrong and what to do; shown below and announced. */
  error?: string | undefined;
  /** A short help below the field. */
  hint?: ReactNode;
  /** Says 必須 beside the label. */
  required?: boolean | undefined;
}

const frame =
  "block rounded-control border border-control bg-surface px-4 pt-2 focus-within:field-ring";
const input = "w-full bg-transparent pb-2.5 text-input text-text placeholder:text-text-3";

/** The frame around one control; `children` gets the ids that tie label, hint and error to it. */
export function Field({
  label,
  error,
  hint,
  required,
  children,
}: FieldTexts & {
  children: (tie: {
    id: string;
    "aria-describedby": string | undefined;
    "aria-invalid": true | undefined;
    "aria-required": true | undefined;
  }) => ReactNode;
}) {
  const t = useTranslations("ui");
  const id = useId();
  const note = error ?? hint;
  return (
    <div>
      <div className={classNames(frame, error && "border-err")}>
        <label htmlFor={id} className="flex items-baseline gap-2 text-meta font-bold text-text-2">
          {label}
          {required && <span className="font-normal text-err">{t("required")}</span>}
        </label>
        {children({
          id,
          "aria-describedby": note ? `${id}-note` : undefined,
          "aria-invalid": error ? true : undefined,
          "aria-required": required ? true : undefined,
        })}
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
    </div>
  );
}

type InputProps = Omit<ComponentProps<"input">, "required" | "id">;

/** One line of text. Uncontrolled: spread `register(name)` of react-hook-form onto it. */
export function TextField({
  label,
  error,
  hint,
  required,
  className,
  ...rest
}: FieldTexts & InputProps) {
  return (
    <Field label={label} error={error} hint={hint} required={required}>
      {(tie) => (
        <input autoComplete="off" {...rest} {...tie} className={classNames(input, className)} />
      )}
    </Field>
  );
}

/** A day, `YYYY-MM-DD`, through the device's own picker. */
export function DateField(props: FieldTexts & Omit<InputProps, "type">) {
  return <TextField {...props} type="date" />;
}

/** A number. A text field underneath, because a number field changes its value on a stray scroll. */
export function NumberField(props: FieldTexts & Omit<InputProps, "type">) {
  return <TextField inputMode="decimal" {...props} />;
}

/** Text of several lines that grows with what is written. */
export function LongTextField({
  label,
  error,
  hint,
  required,
  className,
  onInput,
  ref,
  rows = 2,
  ...rest
}: FieldTexts & Omit<ComponentProps<"textarea">, "required" | "id">) {
  return (
    <Field label={label} error={error} hint={hint} required={required}>
      {(tie) => (
        <textarea
          {...rest}
          {...tie}
          rows={rows}
          ref={(element) => {
            if (element) grow(element);
            if (typeof ref === "function") return ref(element);
            if (ref) ref.current = element;
          }}
          onInput={(event: FormEvent<HTMLTextAreaElement>) => {
            grow(event.currentTarget);
            onInput?.(event as Parameters<NonNullable<typeof onInput>>[0]);
          }}
          className={classNames(
            input,
            "field-sizing-content max-h-[60dvh] resize-none leading-normal",
            className,
          )}
        />
      )}
    </Field>
  );
}

/** Browsers without `field-sizing` get the height by hand. */
function grow(element: HTMLTextAreaElement): void {
  if (CSS.supports("field-sizing", "content")) return;
  element.style.height = "auto";
  element.style.height = `${element.scrollHeight}px`;
}

export interface Option<Value extends string = string> {
  value: Value;
  label: string;
}

/** A long list of choices, through the device's own picker. */
export function SelectField({
  label,
  error,
  hint,
  required,
  options,
  empty,
  className,
  ...rest
}: FieldTexts &
  Omit<ComponentProps<"select">, "required" | "id" | "children"> & {
    options: readonly Option[];
    /** The text of “nothing chosen”; leave out where something always is. */
    empty?: string | undefined;
  }) {
  return (
    <Field label={label} error={error} hint={hint} required={required}>
      {(tie) => (
        <span className="relative block">
          <select
            {...rest}
            {...tie}
            className={classNames(input, "cursor-pointer appearance-none truncate pr-8", className)}
          >
            {empty !== undefined && <option value="">{empty}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown
            aria-hidden
            size={20}
            className="pointer-events-none absolute top-0.5 right-0 text-text-2"
          />
        </span>
      )}
    </Field>
  );
}

/** A search field with its × (`onClear`) and, on a keyboard, the key that jumps to it. */
export function SearchField({
  label,
  onClear,
  shortcut,
  className,
  ...rest
}: InputProps & { label: string; onClear?: () => void; shortcut?: string }) {
  const t = useTranslations("ui");
  const id = useId();
  return (
    <div className="flex min-h-12 items-center gap-2 rounded-control border border-control bg-surface pl-3 focus-within:field-ring">
      <Search aria-hidden size={20} className="shrink-0 text-text-2" />
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <input
        type="search"
        autoComplete="off"
        enterKeyHint="search"
        {...rest}
        id={id}
        className={classNames(
          "min-w-0 flex-1 self-stretch bg-transparent text-body placeholder:text-text-3 [&::-webkit-search-cancel-button]:hidden",
          className,
        )}
      />
      {onClear ? (
        <IconButton label={t("clearSearch")} icon={X} onClick={onClear} />
      ) : (
        shortcut && (
          <kbd
            aria-hidden
            className="mr-3 hidden rounded-chip border border-line-2 px-1.5 text-meta text-text-3 [@media(hover:hover)]:inline"
          >
            {shortcut}
          </kbd>
        )
      )}
    </div>
  );
}
