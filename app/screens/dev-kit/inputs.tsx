/** The kit's fields. */
import { CheckField } from "@/components/ui/check-field";
import { ChoiceField } from "@/components/ui/choice-field";
import {
  DateField,
  LongTextField,
  NumberField,
  SearchField,
  SelectField,
  TextField,
} from "@/components/ui/field";
import { type SeverityLevel, SeverityMark } from "@/components/ui/severity-mark";
import type { Tone } from "@/components/ui/tone";
import type { Samples } from "./samples";

const levels: { level: SeverityLevel; tone: Tone }[] = [
  { level: 4, tone: "err" },
  { level: 3, tone: "warn" },
  { level: 2, tone: "neutral" },
  { level: 1, tone: "neutral" },
];

export function Inputs({ words }: { words: Samples }) {
  return (
    <>
      <ChoiceField
        label={words.severity}
        defaultValue="3"
        choices={levels.map(({ level, tone }, index) => ({
          value: String(level),
          label: words.severities[index] ?? "",
          tone,
          mark: <SeverityMark level={level} label="" bare size={22} />,
        }))}
      />
      <TextField
        label={words.subject}
        required
        defaultValue={words.subjectValue}
        hint={words.hint}
      />
      <TextField label={words.subject} error={words.error} />
      <LongTextField label={words.steps} defaultValue={words.stepsValue} />
      <div className="grid grid-cols-2 gap-3">
        <DateField label={words.due} defaultValue="2026-11-27" />
        <NumberField label={words.count} defaultValue="28" />
      </div>
      <SelectField
        label={words.assignee}
        empty={words.nobody}
        options={words.people.map((person) => ({ value: person, label: person }))}
      />
      <SearchField label={words.search} placeholder={words.search} shortcut="/" />
      <CheckField label={words.agree} hint={words.agreeHint} />
    </>
  );
}
