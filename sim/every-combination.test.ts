/** Two devices, two changes each, and each change meets each trouble: every combination there is. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle } from "./bundle";
import { createPool, type Pool } from "./pool";
import type { NetworkFault, Step, Story, Wish } from "./story/step";
import { told } from "./story/tell";

type Trouble = NetworkFault | "crash";
const troubles: readonly Trouble[] = ["drop", "double", "loseAnswer", "crash"];
/** How far a sync gets: before its call, while the answer is on its way, between outcome and pull. */
const deaths = [0, 2, 5] as const;

/** The first and the second change of each device. */
const changes: Readonly<Record<string, readonly [Wish, Wish]>> = {
  "the same fields": [wish("set", 1), wish("set", 2)],
  "one text": [wish("text", 3), wish("text", 1)],
  "a move, then a delete": [wish("move", 0), wish("delete", 0)],
};

function wish(what: Wish["what"], c: number): Wish {
  return { what, a: 0, b: 0, c };
}

const troubled = (on: number, trouble: Trouble, gates: number): Step[] =>
  trouble === "crash"
    ? [
        { do: "sync", on, gates },
        { do: "crash", on },
      ]
    : [
        { do: "network", on, fault: trouble, skip: 0 },
        { do: "sync", on },
      ];

function storyOf(wishes: readonly [Wish, Wish], all: readonly Trouble[], seed: number): Story {
  const start: Step[] = [
    { do: "sync", on: 0 },
    { do: "tap", on: 0, wishes: [{ what: "create", a: 0, b: 1, c: 1 }] },
    { do: "sync", on: 0 },
    { do: "sync", on: 1 },
  ];
  const steps = all.flatMap((trouble, place): Step[] => {
    const on = place % 2;
    const [first, second] = wishes;
    const mine = place < 2 ? first : second;
    const gates = deaths[(seed + place) % deaths.length] ?? 0;
    return [
      { do: "tap", on, wishes: [{ ...mine, c: mine.c + on }] },
      ...troubled(on, trouble, gates),
    ];
  });
  const machines = [0, 1].map((person) => ({ person, clockOff: 0 }));
  return { seed, people: 2, machines, phase: 100, steps: [...start, ...steps] };
}

function* combinations(length: number): Generator<Trouble[]> {
  if (length === 0) yield [];
  else
    for (const rest of combinations(length - 1))
      for (const trouble of troubles) yield [...rest, trouble];
}

let pool: Pool;
let product: string;
beforeAll(async () => {
  product = await bundle("plain");
  pool = createPool(2);
});
afterAll(() => pool.close());

describe("two devices, two changes each, every combination of troubles", () => {
  it.each(Object.entries(changes))(
    "lose and double nothing: %s",
    async (_name, wishes) => {
      const stories = [...combinations(4)].map((all, place) => storyOf(wishes, all, place + 1));
      const wrong: string[] = [];
      await Promise.all(
        stories.map(async (story) => {
          const { broken, ops } = await pool.play(product, story);
          if (ops < 4) wrong.push(`only ${ops} changes were made`);
          if (broken.length) wrong.push([...told(story), ...broken].join("\n"));
        }),
      );
      expect(stories).toHaveLength(troubles.length ** 4);
      expect(wrong.slice(0, 3)).toEqual([]);
    },
    120_000,
  );
});
