/** The kit's buttons, chips and marks. */
import { Camera, X } from "lucide-react";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Chip, FactChip, FilterTabs, ToggleChip } from "@/components/ui/chip";
import { IconButton } from "@/components/ui/icon-button";
import { type SeverityLevel, SeverityMark } from "@/components/ui/severity-mark";
import { type RingFill, StateMark } from "@/components/ui/state-mark";
import type { Tone } from "@/components/ui/tone";
import type { Samples } from "./samples";

export function Buttons({ words }: { words: Samples }) {
  return (
    <div className="flex flex-wrap items-start gap-3">
      <Button variant="primary">{words.primary}</Button>
      <Button>{words.outline}</Button>
      <Button variant="tonal" icon={Camera}>
        {words.take}
      </Button>
      <Button variant="text">{words.text}</Button>
      <Button variant="danger">{words.danger}</Button>
      <Button size="compact">{words.outline}</Button>
      <Button variant="primary" locked={words.lockedReason}>
        {words.locked}
      </Button>
      <IconButton label={words.locked} icon={X} />
    </div>
  );
}

const levels: SeverityLevel[] = [4, 3, 2, 1];
const rings: { fill: RingFill; tone: Tone }[] = [
  { fill: "dashed", tone: "neutral" },
  { fill: 0, tone: "neutral" },
  { fill: 0.25, tone: "link" },
  { fill: 0.5, tone: "link" },
  { fill: 0.75, tone: "link" },
  { fill: "check", tone: "req" },
  { fill: "back", tone: "err" },
  { fill: "done", tone: "ok" },
  { fill: "next", tone: "neutral" },
  { fill: "cross", tone: "neutral" },
];
const tones: Tone[] = ["ok", "link", "req", "err", "warn", "neutral"];

export function Marks({ words }: { words: Samples }) {
  const [filter, setFilter] = useState("0");
  const [pressed, setPressed] = useState(true);
  return (
    <>
      <p className="flex flex-wrap gap-4 text-list">
        {levels.map((level, index) => (
          <SeverityMark key={level} level={level} label={words.severities[index] ?? ""} />
        ))}
      </p>
      <p className="flex flex-wrap gap-x-4 gap-y-2 text-detail text-text-2">
        {rings.map((ring, index) => (
          <StateMark
            key={words.states[index]}
            fill={ring.fill}
            tone={ring.tone}
            label={words.states[index] ?? ""}
          />
        ))}
      </p>
      <p className="flex flex-wrap gap-2">
        {tones.map((tone, index) => (
          <Chip key={tone} tone={tone}>
            {words.chips[index]}
          </Chip>
        ))}
      </p>
      <div className="flex flex-wrap gap-2">
        <FactChip label={words.fact[0] ?? ""} value={words.fact[1]} />
        <ToggleChip pressed={pressed} onClick={() => setPressed(!pressed)}>
          <Avatar name={words.people[0] ?? ""} />
          {words.people[0]}
        </ToggleChip>
      </div>
      <FilterTabs
        label={words.list}
        value={filter}
        onChange={setFilter}
        choices={words.filters.map((label, index) => ({
          value: String(index),
          label,
          count: 10 - index * 4,
        }))}
      />
    </>
  );
}
