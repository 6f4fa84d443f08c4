/** A text in full, with what its author added and took out marked for eye and ear. */
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { textDiff } from "./text-diff";

export function MarkedText({ base, text }: { base: string; text: string }) {
  const t = useTranslations("sync.conflict");
  const parts = useMemo(() => textDiff(base, text), [base, text]);
  if (!parts.length) return <p className="text-prose text-text-3">{t("empty")}</p>;
  let at = 0;
  return (
    <p className="text-prose whitespace-pre-wrap text-text">
      {parts.map((part) => {
        const key = at++;
        if (part.kind === "same") return <span key={key}>{part.text}</span>;
        const Tag = part.kind === "added" ? "ins" : "del";
        return (
          <Tag
            key={key}
            className={
              part.kind === "added"
                ? "rounded-xs bg-ok-tint font-bold decoration-2 underline-offset-4"
                : "rounded-xs bg-err-tint text-text-3"
            }
          >
            {/* Screen readers pass over ins and del in silence. */}
            <span className="sr-only select-none">［{t(part.kind)}］</span>
            {part.text}
          </Tag>
        );
      })}
    </p>
  );
}

/** What the marks mean. */
export function MarkLegend() {
  const t = useTranslations("sync.conflict");
  return (
    <p className="text-meta text-text-3">
      {t.rich("legend", {
        added: (words) => <ins className="font-bold text-text-2">{words}</ins>,
        removed: (words) => <del>{words}</del>,
      })}
    </p>
  );
}
