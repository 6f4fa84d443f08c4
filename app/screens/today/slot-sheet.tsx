/** The times of a slot, and the name of an own one. */
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useRecordScope } from "@/components/record/record-scope";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { isComposing } from "@/components/ui/ime";
import { Sheet } from "@/components/ui/sheet";
import type { Slot } from "@/lib/day/slots";
import { planItem } from "@/lib/records/plan-item";
import { firstTimes, MORNING, overlapping, slotProblem } from "./slot-form";
import type { Day } from "./use-day";
import type { SlotActs } from "./use-slot-acts";

export function SlotSheet({
  slot,
  day,
  acts,
  onClose,
}: {
  /** Null for a new one. */
  slot: Slot | null;
  day: Day;
  acts: SlotActs;
  onClose: () => void;
}) {
  const t = useTranslations("today");
  const { language } = useRecordScope().reading;
  const [problem, setProblem] = useState<ReturnType<typeof slotProblem>>(null);
  const named = slot === null || slot.own;
  const first = slot ?? firstTimes(day.isToday ? day.minutes : MORNING);
  const [times, setTimes] = useState({ from: first.from, to: first.to });
  // It may be meant so; whoever moves a slot should only know it.
  const [over] = overlapping(day.slots, times, slot?.key);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const value = (name: string) => String(data.get(name) ?? "").trim();
    const wanted = { from: value("from"), to: value("to"), what: value("what") };
    const wrong = slotProblem(wanted, named);
    setProblem(wrong);
    if (wrong) return;
    const { what, ...times } = wanted;
    if (slot === null) void acts.add(wanted);
    else void acts.change(slot, named ? { ...times, what } : times);
    onClose();
  }

  return (
    <Sheet
      open
      onClose={onClose}
      title={slot ? (slot.own ? t("edit") : slot.name[language]) : t("add")}
    >
      <form
        noValidate
        className="grid gap-4"
        onSubmit={submit}
        onChange={(event) => {
          const data = new FormData(event.currentTarget);
          setTimes({ from: String(data.get("from")), to: String(data.get("to")) });
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && isComposing(event)) event.preventDefault();
        }}
      >
        {named && (
          <TextField
            name="what"
            label={t("what")}
            required
            maxLength={planItem.fields.what.spec.max}
            defaultValue={slot?.name[language] ?? ""}
            error={problem === "what" ? t("whatMissing") : undefined}
          />
        )}
        <div className="grid grid-cols-2 gap-3">
          <TextField name="from" type="time" label={t("from")} defaultValue={first.from} />
          <TextField name="to" type="time" label={t("to")} defaultValue={first.to} />
        </div>
        <p role="status" className="text-detail text-warn empty:hidden">
          {over && t("overlaps", { slot: over.name[language], from: over.from, to: over.to })}
        </p>
        <p role="alert" className="text-detail font-bold text-err empty:hidden">
          {problem === "times" && t("timesWrong")}
        </p>
        <Button type="submit" variant="primary" size="large">
          {t("save")}
        </Button>
      </form>
    </Sheet>
  );
}
