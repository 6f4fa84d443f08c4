/** The lines of the minutes in their order; the newest stays in sight while it is typed below. */
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import type { Shown } from "@/lib/local/database";
import { useLocal } from "@/lib/local/hooks/provider";
import { MinuteRow } from "./minute-row";

export function MinuteLines({
  lines,
  writable,
  named,
}: {
  lines: readonly Shown[];
  writable: boolean;
  /** The line that the address names. */
  named: string | null;
}) {
  const t = useTranslations("meetings");
  const { user } = useLocal();
  const list = useRef<HTMLUListElement>(null);
  const count = useRef(lines.length);
  const last = lines.at(-1);
  // A line of one's own comes into sight; somebody else's must not move what one is reading.
  const isOwn = last?.created.by === user.id;
  useEffect(() => {
    if (lines.length > count.current && isOwn)
      list.current?.lastElementChild?.scrollIntoView({ block: "end" });
    count.current = lines.length;
  }, [lines.length, isOwn]);
  useEffect(() => {
    if (named) document.getElementById(`line-${named}`)?.scrollIntoView({ block: "center" });
  }, [named]);

  if (lines.length === 0) return <EmptyState>{t(writable ? "empty" : "none")}</EmptyState>;
  return (
    <ul ref={list} aria-label={t("minutes")} className="grid">
      {lines.map((line) => (
        <MinuteRow key={line.id} line={line} writable={writable} named={line.id === named} />
      ))}
    </ul>
  );
}
