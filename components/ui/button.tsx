/** Buttons: one main action a screen, the others quieter. 48 px high, 44 in dense places. */
import { Lock, type LucideIcon } from "lucide-react";
import { type ComponentProps, type MouseEvent, type ReactNode, useId } from "react";
import { classNames } from "./class-names";

export type ButtonVariant = "primary" | "outline" | "tonal" | "text" | "danger";
export type ButtonSize = "normal" | "large" | "compact";

export interface ButtonLook {
  variant?: ButtonVariant | undefined;
  /** 48, 52 (bottom actions) or 44 px. */
  size?: ButtonSize | undefined;
  icon?: LucideIcon | undefined;
  /** Fills the width it is given. */
  wide?: boolean | undefined;
}

const variants: Record<ButtonVariant, string> = {
  primary: "bg-primary text-on-primary hover:brightness-110",
  outline: "border border-control bg-surface text-link hover:bg-tint",
  tonal: "bg-tint text-link hover:brightness-97",
  text: "text-link hover:bg-tint",
  danger: "border border-err bg-surface text-err hover:bg-err-tint",
};

const sizes: Record<ButtonSize, string> = {
  normal: "min-h-12 px-5 text-body",
  large: "min-h-13 px-6 text-body",
  compact: "min-h-11 px-4 text-list",
};

const locked = "bg-surface-2 text-text-3 cursor-not-allowed";

/** The classes of a button, for a `<label>` or `<summary>` that has to look like one. */
export function buttonClass(
  { variant = "outline", size = "normal", wide = false }: ButtonLook = {},
  isLocked = false,
): string {
  return classNames(
    "press inline-flex items-center justify-center gap-2 rounded-control py-2 text-center font-bold leading-tight",
    sizes[size],
    isLocked ? locked : variants[variant],
    wide && "w-full",
  );
}

function Inside({ icon: Icon, children }: { icon?: LucideIcon | undefined; children: ReactNode }) {
  return (
    <>
      {Icon && <Icon aria-hidden size={20} strokeWidth={2} className="shrink-0" />}
      <span className="min-w-0">{children}</span>
    </>
  );
}

export interface ButtonProps extends Omit<ComponentProps<"button">, "disabled">, ButtonLook {
  /**
   * Why the action cannot be taken now. The button keeps its place with a lock and stays in the tab
   * order, so that the reason can be reached; it stands below the button unless `lockedBy` says where.
   */
  locked?: string | false | undefined;
  /** The id of an element that already shows the reason. */
  lockedBy?: string | undefined;
}

/** A button; `type` is "button" unless said otherwise. Never disabled without a reason. */
export function Button({
  variant,
  size,
  icon,
  wide,
  locked: reason,
  lockedBy,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const ownReason = useId();
  const isLocked = Boolean(reason);
  const button = (
    <button
      {...rest}
      type={isLocked ? "button" : type}
      className={classNames(buttonClass({ variant, size, wide }, isLocked), className)}
      onClick={isLocked ? stop : onClick}
      {...(variant === "primary" && !isLocked && { "data-primary": "" })}
      {...(isLocked && { "aria-disabled": true, "aria-describedby": lockedBy ?? ownReason })}
    >
      <Inside icon={isLocked ? Lock : icon}>{children}</Inside>
    </button>
  );
  if (!isLocked || lockedBy) return button;
  return (
    <span className={classNames("inline-grid gap-1", wide && "w-full")}>
      {button}
      <span id={ownReason} className="text-meta text-text-2">
        {reason}
      </span>
    </span>
  );
}

function stop(event: MouseEvent): void {
  event.preventDefault();
}

export interface LinkButtonProps extends ComponentProps<"a">, ButtonLook {
  href: string;
}

/** A button that goes somewhere; a real link, so it opens in a new tab and can be copied. */
export function LinkButton({
  variant,
  size,
  icon,
  wide,
  className,
  children,
  ...rest
}: LinkButtonProps) {
  return (
    <a
      {...rest}
      className={classNames(buttonClass({ variant, size, wide }), className)}
      {...(variant === "primary" && { "data-primary": "" })}
    >
      <Inside icon={icon}>{children}</Inside>
    </a>
  );
}
