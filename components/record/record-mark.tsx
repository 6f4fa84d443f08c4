/** The two signs of a record: how grave it is (rising bars) and how far it has come (a ring that fills). */
import { type SeverityLevel, SeverityMark } from "@/components/ui/severity-mark";
import { type RingFill, StateMark } from "@/components/ui/state-mark";
import type { Tone } from "@/components/ui/tone";
import type { Definition, StateMark as StateSign } from "@/lib/records/define";
import type { Language, Option } from "@/lib/records/fields";

/** The first choice whose every option has a weight; null where a kind knows nothing of gravity. */
export function gravityField(definition: Definition): string | null {
  const found = Object.entries(definition.fields).find(([, { spec }]) => {
    const options = Object.values(spec.options ?? {});
    return options.length > 0 && options.every((option) => option.weight !== undefined);
  });
  return found ? found[0] : null;
}

const levels: readonly SeverityLevel[] = [1, 2, 3, 4];

/** 0–1 → one of four bars. */
export function levelOf(weight: number): SeverityLevel {
  return levels[Math.min(3, Math.max(0, Math.ceil(weight * 4) - 1))] ?? 1;
}

export const toneOfLevel = (level: SeverityLevel): Tone =>
  level === 4 ? "err" : level === 3 ? "warn" : "neutral";

export function OptionMark({
  option,
  language,
  bare = false,
  size,
}: {
  option: Option;
  language: Language;
  bare?: boolean;
  size?: number;
}) {
  return (
    <SeverityMark
      level={levelOf(option.weight ?? 0)}
      label={option.label[language]}
      bare={bare}
      {...(size !== undefined && { size })}
    />
  );
}

const rings: Record<StateSign & string, { fill: RingFill; tone: Tone }> = {
  dashed: { fill: "dashed", tone: "neutral" },
  wait: { fill: "check", tone: "req" },
  back: { fill: "back", tone: "err" },
  check: { fill: "done", tone: "ok" },
  stop: { fill: "cross", tone: "neutral" },
};

const ringOf = (sign: StateSign): { fill: RingFill; tone: Tone } =>
  typeof sign === "string" ? rings[sign] : { fill: sign, tone: sign > 0 ? "link" : "neutral" };

/** Nothing for a state that this version does not know. */
export function StateSignal({
  definition,
  state,
  language,
  strong = false,
  bare = false,
}: {
  definition: Definition;
  state: unknown;
  language: Language;
  strong?: boolean;
  /** The ring alone; the word is read aloud only. */
  bare?: boolean;
}) {
  const spec = definition.states?.all[String(state)];
  if (!spec) return null;
  return (
    <StateMark {...ringOf(spec.mark)} label={spec.label[language]} strong={strong} bare={bare} />
  );
}
