/** The slots of the day in the order of the clock; what is over is folded away, what is now stands out. */
import { Check, ChevronDown, ChevronRight, Clock, Plus, RotateCcw, Undo2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRecordScope } from "@/components/record/record-scope";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { RowList } from "@/components/ui/row";
import { isOver, nowAndNext, type Slot } from "@/lib/day/slots";
import { SlotSheet } from "./slot-sheet";
import type { Day } from "./use-day";
import { type SlotActs, useSlotActs } from "./use-slot-acts";
import { useSlotLink } from "./use-slot-link";

export function DaySlots({ day }: { day: Day }) {
  const t = useTranslations("today");
  const acts = useSlotActs(day.date);
  const [unfolded, unfold] = useState(false);
  const [edited, edit] = useState<Slot | "new" | null>(null);
  const over = day.slots.filter((slot) => isOver(slot, day.minutes));
  const shown = unfolded ? day.slots : day.slots.filter((slot) => !over.includes(slot));
  const { now } = nowAndNext(day.slots, day.minutes);
  return (
    <section className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <h2 className="text-detail font-bold text-text-2">
          {t(day.isToday ? "rest" : "restAhead")}
        </h2>
        {over.length > 0 && (
          <button
            type="button"
            aria-expanded={unfolded}
            onClick={() => unfold(!unfolded)}
            className="press inline-flex min-h-11 items-center gap-1.5 rounded-control px-2 text-detail text-text-2"
          >
            <Check aria-hidden size={16} />
            {t("over", { count: over.length })}
            <ChevronDown aria-hidden size={16} className={classNames(unfolded && "rotate-180")} />
          </button>
        )}
      </div>
      {shown.length === 0 ? (
        <p className="text-prose text-text-2">{over.length ? t("nothingNext") : t("empty")}</p>
      ) : (
        <RowList label={t(day.isToday ? "rest" : "restAhead")} framed>
          {shown.map((slot) => (
            <SlotRow
              key={slot.key}
              slot={slot}
              day={day}
              isNow={slot.key === now?.key}
              past={over.includes(slot)}
              acts={acts}
              onEdit={() => edit(slot)}
            />
          ))}
        </RowList>
      )}
      {acts.may && (
        <Button
          variant="text"
          size="compact"
          icon={Plus}
          className="justify-self-start"
          onClick={() => edit("new")}
        >
          {t("add")}
        </Button>
      )}
      {edited && (
        <SlotSheet
          slot={edited === "new" ? null : edited}
          day={day}
          acts={acts}
          onClose={() => edit(null)}
        />
      )}
    </section>
  );
}

function SlotRow({
  slot,
  day,
  isNow,
  past,
  acts,
  onEdit,
}: {
  slot: Slot;
  day: Day;
  isNow: boolean;
  past: boolean;
  acts: SlotActs;
  onEdit: () => void;
}) {
  const t = useTranslations("today");
  const { language } = useRecordScope().reading;
  const link = useSlotLink(day)(slot);
  const name = slot.name[language];
  const Tag = link ? "a" : "div";
  return (
    <li
      {...(isNow && { "aria-current": "time" as const })}
      className={classNames(
        "relative flex items-center pr-1",
        isNow && "bg-tint before:absolute before:inset-y-0 before:left-0 before:w-1 before:bg-link",
      )}
    >
      <Tag
        {...(link && { href: link.href })}
        className={classNames(
          "focus-inset flex min-h-16 min-w-0 flex-1 items-center gap-3 py-2 pl-4",
          link && "hover:bg-surface-2",
        )}
      >
        <span
          className={classNames(
            "w-[3.25em] shrink-0 text-list font-bold tabular-nums",
            past && "text-text-3",
          )}
        >
          {slot.from}
        </span>
        <span className="min-w-0 flex-1">
          <span
            className={classNames(
              "line-clamp-3 text-list text-pretty",
              isNow && "font-bold",
              slot.dropped && "line-through",
              (past || slot.dropped) && "text-text-3",
            )}
          >
            {name}
          </span>
          <span className="flex flex-wrap items-center gap-x-2 text-meta text-text-3 tabular-nums">
            {`${slot.from}–${slot.to}`}
            {isNow && <Chip tone="link">{t("now")}</Chip>}
            {slot.own && <span>{t("own")}</span>}
            {slot.dropped && <span>{t("dropped")}</span>}
            {slot.done && <span>{t("done")}</span>}
          </span>
        </span>
        {link && <ChevronRight aria-hidden size={18} className="shrink-0 text-text-3" />}
      </Tag>
      {acts.may && !slot.done && <SlotMenu slot={slot} name={name} acts={acts} onEdit={onEdit} />}
    </li>
  );
}

function SlotMenu({
  slot,
  name,
  acts,
  onEdit,
}: {
  slot: Slot;
  name: string;
  acts: SlotActs;
  onEdit: () => void;
}) {
  const t = useTranslations("today");
  const items: MenuItem[] = slot.dropped
    ? [{ label: t("putBack"), icon: Undo2, onSelect: () => void acts.putBack(slot) }]
    : [
        { label: t(slot.own ? "edit" : "change"), icon: Clock, onSelect: onEdit },
        ...(slot.change && !slot.own
          ? [{ label: t("reset"), icon: RotateCcw, onSelect: () => void acts.reset(slot) }]
          : []),
        { label: t("drop"), icon: X, onSelect: () => void acts.drop(slot) },
      ];
  return <Menu label={t("menu", { slot: name })} items={items} />;
}
