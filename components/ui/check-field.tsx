/** A tick box with its sentence; the whole line is the target. */
import { type ComponentProps, type ReactNode, useId } from "react";

export function CheckField({
  label,
  hint,
  ...rest
}: Omit<ComponentProps<"input">, "type" | "id"> & { label: ReactNode; hint?: ReactNode }) {
  const id = useId();
  return (
    <label className="flex min-h-12 cursor-pointer items-start gap-3 py-3">
      <input
        {...rest}
        type="checkbox"
        aria-describedby={hint ? id : undefined}
        className="mt-px size-5.5 shrink-0 cursor-pointer accent-primary"
      />
      <span className="min-w-0">
        <span className="text-body">{label}</span>
        {hint && (
          <span id={id} className="block text-meta text-text-3">
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
