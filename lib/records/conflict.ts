/** Two people changed the same thing: what each of them wanted, kept until a person settles it. */
import { defineRecord } from "./define";
import { choice, json, link, text } from "./fields";

/** One wish that met another; `values` holds what the op would have set, by field. */
export interface Candidate {
  opId: string;
  values: Record<string, unknown>;
  userId: string;
  /** Corrected UTC milliseconds of the edit, and of its arrival. */
  at: number;
  receivedAt: number;
  /** For a state that had moved on: the move that was wanted. */
  from?: string;
  /** The other ops of its group, when a stale move held all of them back. */
  ops?: { record: string; kind: string; type: string; set: Record<string, unknown> }[];
  /** For a settled choice: the wishes that it settled, so that taking it back opens them again. */
  settles?: string[];
}

export const conflict = defineRecord("conflict", {
  label: { ja: "競合", en: "Conflict" },
  title: "field",
  parent: "of",
  inline: true,
  writing: "server",
  states: {
    initial: "open",
    all: {
      open: { label: { ja: "未決", en: "Open" }, mark: 0.5, open: true },
      settled: { label: { ja: "決定済", en: "Settled" }, mark: "check", open: false },
    },
    transitions: [],
  },
  fields: {
    of: link({ ja: "記録", en: "Record" }).required().indexed(),
    ofKind: text({ ja: "種類", en: "Kind" }).required(),
    /** The field that clashed; `state` where a move came too late. */
    field: text({ ja: "項目", en: "Field" }).required(),
    base: json<unknown>({ ja: "もとの値", en: "Base value" }),
    /** The value that stands, with its author, as it was when the conflict opened. */
    standing: json<Candidate>({ ja: "いまの値", en: "Standing value" }),
    candidates: json<Candidate[]>({ ja: "もう一つの値", en: "Other values" }),
    settled: json<Candidate[]>({ ja: "決めた値", en: "Settled values" }),
    reason: choice(
      { ja: "理由", en: "Reason" },
      {
        field: { label: { ja: "同じ項目を変更", en: "Same field changed" } },
        state: { label: { ja: "状態が先に進んだ", en: "State had moved on" } },
      },
    ),
  },
});
