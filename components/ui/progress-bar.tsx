/** How far a long work is, in numbers first. */
import { useTranslations } from "next-intl";

/** `text` replaces “3／12” where the numbers need a unit. */
export function ProgressBar({
  label,
  value,
  max,
  text,
}: {
  label: string;
  value: number;
  max: number;
  text?: string | undefined;
}) {
  const t = useTranslations("ui");
  const share = max > 0 ? Math.min(1, value / max) : 0;
  const numbers = text ?? t("progress", { done: String(value), total: String(max) });
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap justify-between gap-x-4 text-meta text-text-2">
        <span>{label}</span>
        <span className="tabular-nums">{numbers}</span>
      </div>
      <div
        role="progressbar"
        tabIndex={-1}
        aria-label={label}
        aria-valuenow={value}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuetext={numbers}
        className="h-1.5 overflow-hidden rounded-full bg-line forced-colors:border"
      >
        <div
          className="h-full rounded-full bg-link transition-[width] duration-(--motion-state) forced-colors:bg-[Highlight]"
          style={{ width: `${share * 100}%` }}
        />
      </div>
    </div>
  );
}
