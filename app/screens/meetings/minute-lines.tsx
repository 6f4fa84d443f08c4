/** The lines of the minutes in their order; the newest stays in sight while it is typed below. */
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef } from "react";
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
  const last = lines.at(-1);
  useFollowedEnd(list, lines.length, last?.created.by === user.id);
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

/** How near to the end counts as being there, in px. */
const NEAR = 48;

/**
 * A line of one's own comes into sight; somebody else's must not move what one is reading. Whoever is at the end
 * stays there while the field below grows.
 */
function useFollowedEnd(list: RefObject<HTMLElement | null>, count: number, isOwn: boolean): void {
  const before = useRef(count);
  useEffect(() => {
    const scroller = list.current?.closest("[data-keep-scroll]");
    if (scroller && isOwn && count > before.current) scroller.scrollTop = scroller.scrollHeight;
    before.current = count;
  }, [list, count, isOwn]);

  const isEmpty = count === 0;
  useEffect(() => {
    const scroller = isEmpty ? null : list.current?.closest("[data-keep-scroll]");
    if (!scroller) return;
    const isNear = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
    let atEnd = isNear();
    const onScroll = () => {
      atEnd = isNear();
    };
    const resized = new ResizeObserver(() => {
      if (atEnd) scroller.scrollTop = scroller.scrollHeight;
    });
    scroller.addEventListener("scroll", onScroll, { passive: true });
    resized.observe(scroller);
    return () => {
      scroller.removeEventListener("scroll", onScroll);
      resized.disconnect();
    };
  }, [list, isEmpty]);
}
