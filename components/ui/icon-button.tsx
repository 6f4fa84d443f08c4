/** A 44 px button of one icon, for the few signs everyone reads without a word: ×, ‹, search, ⋯. */
import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";

export const iconButtonClass =
  "press inline-grid size-11 shrink-0 place-items-center rounded-control text-text-2 hover:bg-surface-2";

export interface IconButtonProps extends ComponentProps<"button"> {
  /** What the button does; read aloud, and shown on hover. */
  label: string;
  icon: LucideIcon;
}

export function IconButton({ label, icon: Icon, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      className={classNames(iconButtonClass, className)}
    >
      <Icon aria-hidden size={24} strokeWidth={1.9} />
    </button>
  );
}

export interface IconLinkProps extends ComponentProps<"a"> {
  label: string;
  icon: LucideIcon;
  href: string;
}

export function IconLink({ label, icon: Icon, href, className, ...rest }: IconLinkProps) {
  return (
    <a
      {...rest}
      href={href}
      aria-label={label}
      title={label}
      className={classNames(iconButtonClass, className)}
    >
      <Icon aria-hidden size={24} strokeWidth={1.9} />
    </a>
  );
}
