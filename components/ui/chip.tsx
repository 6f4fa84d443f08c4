/** Small labels and small buttons: a word with a colour's meaning, a prefilled fact, a filter. */
import { type LucideIcon, Plus } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import { type Tone, toneFill } from "./tone";

/** A word on a tint; never pressed. */
export function Chip({
  tone = "neutral",
  icon: Icon,
  children,
}: {
  tone?: Tone;
  icon?: LucideIcon;
  children: ReactNode;
}) {
  return (
    <span
      className={classNames(
        "inline-flex max-w-full items-center gap-1 rounded-chip px-2 py-0.5 text-meta font-bold",
        toneFill[tone],
      )}
    >
      {Icon && <Icon aria-hidden size={14} strokeWidth={2.2} className="shrink-0" />}
      <span className="min-w-0">{children}</span>
    </span>
  );
}

/** A prefilled fact (“テスト SD-031”) that a tap opens for correction; without a value a place to fill. */
export function FactChip({
  label,
  value,
  className,
  ...rest
}: Omit<ComponentProps<"button">, "value" | "children"> & { label: string; value: ReactNode }) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(
        "press inline-flex min-h-11 max-w-full shrink-0 items-center gap-2 rounded-small border border-line-2 px-3 hover:bg-surface-2",
        value === null ? "border-dashed" : "bg-surface",
        className,
      )}
    >
      {value === null && <Plus aria-hidden size={16} className="-mr-0.5 shrink-0 text-text-3" />}
      <span className="shrink-0 text-meta text-text-3">{label}</span>
      {value !== null && <span className="truncate text-body">{value}</span>}
    </button>
  );
}

/** A round chip that is on or off (assignee, type of a line). */
export function ToggleChip({
  pressed,
  children,
  className,
  ...rest
}: ComponentProps<"button"> & { pressed: boolean }) {
  return (
    <button
      type="button"
      {...rest}
      aria-pressed={pressed}
      className={classNames(
        "press inline-flex min-h-11 shrink-0 items-center gap-2 rounded-full border bg-surface px-4 text-list font-bold",
        pressed ? "field-ring bg-tint text-link" : "border-control text-text-2 hover:bg-surface-2",
        className,
      )}
    >
      {children}
    </button>
  );
}

export interface FilterChoice<Value extends string> {
  value: Value;
  label: string;
  count?: number | undefined;
}

/** A row of filters of which one is on; it scrolls sideways where it does not fit. */
export function FilterTabs<Value extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  /** What is filtered; read aloud. */
  label: string;
  value: Value;
  choices: readonly FilterChoice<Value>[];
  onChange: (value: Value) => void;
}) {
  return (
    <fieldset className="flex min-w-0 gap-1 overflow-x-auto overscroll-x-contain p-1">
      <legend className="sr-only">{label}</legend>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === value}
          onClick={() => onChange(choice.value)}
          className={classNames(
            "press inline-flex min-h-11 min-w-11 shrink-0 items-center justify-center gap-1.5 rounded-control px-3 text-list whitespace-nowrap",
            choice.value === value
              ? "bg-tint font-bold text-link"
              : "text-text-2 hover:bg-surface-2",
          )}
        >
          {choice.label}
          {choice.count !== undefined && <span className="tabular-nums">{choice.count}</span>}
        </button>
      ))}
    </fieldset>
  );
}
