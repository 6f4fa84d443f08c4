/** What a history line cannot say by itself, opened with a tap. */
import { ChevronDown, ChevronUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import type { BeforeAfter, Wanted } from "./history-values";
import { useRecordScope } from "./record-scope";
import { shortInstant } from "./value-text";

export function HistoryDetails({
  values,
  wanted,
}: {
  values: readonly BeforeAfter[];
  wanted: readonly Wanted[];
}) {
  const t = useTranslations("record.history");
  const { reading, now } = useRecordScope();
  const [open, setOpen] = useState(false);
  const id = useId();
  if (!values.length && !wanted.length) return null;
  return (
    <>
      <Button
        variant="text"
        size="compact"
        icon={open ? ChevronUp : ChevronDown}
        aria-expanded={open}
        aria-controls={id}
        className="-ml-3"
        onClick={() => setOpen(!open)}
      >
        {open ? t("fold") : t("unfold")}
      </Button>
      <div id={id} hidden={!open} className="mb-2">
        <dl className="grid gap-3">
          {wanted.map(({ key, by, at, text }) => (
            <Value
              key={key}
              label={`${reading.personName(by)}　${shortInstant(at, now(), reading)}`}
            >
              {text || t("blank")}
            </Value>
          ))}
          {values.flatMap(({ field, from, to }) => [
            <Value key={`${field}/from`} label={t("before", { field })}>
              {from || t("blank")}
            </Value>,
            <Value key={`${field}/to`} label={t("after", { field })}>
              {to || t("blank")}
            </Value>,
          ])}
        </dl>
      </div>
    </>
  );
}

function Value({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-meta text-text-2">{label}</dt>
      <dd className="whitespace-pre-wrap break-words rounded-small bg-surface-2 px-3 py-2 text-detail text-text">
        {children}
      </dd>
    </div>
  );
}
