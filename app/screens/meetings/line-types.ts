/** The six types of a line, in the order of their keys, and the colour each is known by. */
import type { Tone } from "@/components/ui/tone";
import { minuteLine } from "@/lib/records/minute-line";

const options = minuteLine.fields.type.spec.options ?? {};

export const lineTypes: readonly string[] = Object.keys(options);

const tones: Readonly<Record<string, Tone>> = {
  decision: "ok",
  todo: "link",
  request: "req",
  issue: "err",
};

export const toneOfType = (type: unknown): Tone => tones[String(type)] ?? "neutral";

export const typeLabel = (type: unknown, language: "ja" | "en"): string =>
  options[String(type)]?.label[language] ?? String(type);
