/** Where minutes are typed at speaking speed: type, who and until when as chips, one field, Enter. */
import { ArrowUp, Building2, CalendarDays } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useId } from "react";
import { useRecordScope } from "@/components/record/record-scope";
import { dayText } from "@/components/record/value-text";
import { Chip, ToggleChip } from "@/components/ui/chip";
import { IconButton } from "@/components/ui/icon-button";
import { isComposing, onEnter } from "@/components/ui/ime";
import type { Shown } from "@/lib/local/database";
import { useDraftsRefused } from "@/lib/local/hooks/use-drafts";
import { minuteLine } from "@/lib/records/minute-line";
import { useShortcut } from "../../shell/shortcuts";
import { isAsking } from "./asked";
import { lineTypes, toneOfType, typeLabel } from "./line-types";
import { useTyping } from "./use-typing";

/** A tap on a chip leaves the keyboard and the caret where they are. */
const keepFocus = (event: MouseEvent) => event.preventDefault();

export function LineComposer({ meeting, lines }: { meeting: Shown; lines: readonly Shown[] }) {
  const t = useTranslations("meetings");
  const { language } = useRecordScope().reading;
  const { field, filled, chosen, keep, add, choose } = useTyping(meeting, lines);
  const id = useId();
  useShortcut("m", t("write"), () => field.current?.focus());
  const send = () => {
    field.current?.focus();
    void add();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    // The digit of the key itself: with Alt the letter it makes differs from keyboard to keyboard.
    const type = event.altKey && lineTypes[Number(/^Digit(\d)$/.exec(event.code)?.[1]) - 1];
    if (type) {
      event.preventDefault();
      choose({ type });
    } else onEnter(send)(event);
  };

  const words = useTranslations("record.unkept");
  const refused = useDraftsRefused() && filled;
  return (
    <section
      data-composer=""
      aria-label={t("write")}
      className="grid shrink-0 grid-cols-[minmax(0,1fr)] gap-2 border-line border-t bg-surface px-3 pt-2 pb-[max(0.5rem,var(--keyboard-gap,var(--safe-bottom)))] shadow-bar tablet:px-6"
    >
      {refused && (
        <p role="status" className="text-center text-err text-meta">
          <b>{words("notKept")}</b> {words("makeRoom")}
        </p>
      )}
      {isAsking(chosen.type) && <WhoAndWhen meeting={meeting} chosen={chosen} choose={choose} />}
      <div className="mx-auto flex w-full max-w-3xl items-end gap-2 rounded-control border border-control bg-surface py-1 pr-1 pl-3 focus-within:field-ring">
        <span aria-hidden className="flex min-h-11 items-center self-start">
          <Chip tone={toneOfType(chosen.type)}>{typeLabel(chosen.type, language)}</Chip>
        </span>
        <label htmlFor={id} className="sr-only">
          {t("write")}
        </label>
        <textarea
          ref={field}
          id={id}
          rows={1}
          autoComplete="off"
          enterKeyHint="send"
          placeholder={t("placeholder")}
          maxLength={minuteLine.fields.text.spec.max}
          aria-describedby={`${id}-hint`}
          onInput={keep}
          onKeyDown={onKeyDown}
          className="field-sizing-content max-h-[30dvh] min-w-0 flex-1 resize-none bg-transparent py-2.5 text-input leading-normal placeholder:text-text-3"
        />
        <IconButton
          label={t("add")}
          icon={ArrowUp}
          onMouseDown={keepFocus}
          onClick={send}
          aria-disabled={!filled}
          className={filled ? "bg-primary text-on-primary! hover:bg-primary" : ""}
        />
      </div>
      <div className="mx-auto flex w-full max-w-3xl flex-wrap items-center gap-x-3">
        <Strip label={t("type")}>
          {lineTypes.map((type) => (
            <ToggleChip
              key={type}
              ref={type === chosen.type ? comeAlong : undefined}
              pressed={type === chosen.type}
              onMouseDown={keepFocus}
              onClick={() => choose({ type })}
            >
              {typeLabel(type, language)}
            </ToggleChip>
          ))}
        </Strip>
        <p id={`${id}-hint`} className="sr-only text-meta text-text-3 desk:not-sr-only">
          {t("hint")}
        </p>
      </div>
    </section>
  );
}

/** On a phone not all types fit side by side. */
function comeAlong(chip: HTMLElement | null): void {
  chip?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function WhoAndWhen({
  meeting,
  chosen,
  choose,
}: {
  meeting: Shown;
} & Pick<ReturnType<typeof useTyping>, "chosen" | "choose">) {
  const t = useTranslations("meetings");
  const { people } = useRecordScope();
  const attendees = Array.isArray(meeting.fields.attendees) ? meeting.fields.attendees : [];
  // Whoever is in the room comes first.
  const present = people.filter((person) => attendees.includes(person.id));
  const others = people.filter((person) => !attendees.includes(person.id));
  const departments = [...new Set(people.map(({ organisation }) => organisation))].filter(Boolean);
  return (
    <div className="mx-auto grid w-full max-w-3xl grid-cols-[minmax(0,1fr)_auto] items-center gap-2">
      <Strip label={t("owner")}>
        {[...present, ...others].map(({ id, name }) => (
          <ToggleChip
            key={id}
            pressed={id === chosen.owner}
            onMouseDown={keepFocus}
            onClick={() => choose({ owner: id === chosen.owner ? null : id })}
          >
            {name}
          </ToggleChip>
        ))}
      </Strip>
      <DueDay value={chosen.due} onChange={(due) => choose({ due })} />
      {chosen.type === "request" && (
        <Strip label={t("department")}>
          {departments.map((name) => (
            <ToggleChip
              key={name}
              pressed={name === chosen.department}
              onMouseDown={keepFocus}
              onClick={() => choose({ department: name === chosen.department ? null : name })}
            >
              <Building2 aria-hidden size={16} />
              {name}
            </ToggleChip>
          ))}
        </Strip>
      )}
    </div>
  );
}

/** The day in short words; the device's own picker lies over them. */
function DueDay({
  value,
  onChange,
}: {
  value: string | null;
  onChange: (day: string | null) => void;
}) {
  const t = useTranslations("meetings");
  const { language } = useRecordScope().reading;
  return (
    <span className="relative inline-flex min-h-11 shrink-0 items-center gap-1.5 rounded-small px-2 text-link text-list font-bold focus-within:field-ring hover:bg-tint">
      <CalendarDays aria-hidden size={18} />
      <span aria-hidden>{value ? dayText(value, language) : t("due")}</span>
      <input
        type="date"
        aria-label={t("due")}
        value={value ?? ""}
        onChange={(event) => onChange(event.currentTarget.value || null)}
        onClick={(event) => event.currentTarget.showPicker?.()}
        className="absolute inset-0 cursor-pointer opacity-0"
      />
    </span>
  );
}

/** Chips in one line that goes sideways: the field below keeps its place. */
function Strip({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className="flex min-w-0 flex-1 gap-1.5 overflow-x-auto overscroll-x-contain p-1">
      <legend className="sr-only">{label}</legend>
      {children}
    </fieldset>
  );
}
