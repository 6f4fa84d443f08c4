/** Finds the least of a story that still goes wrong in the same way. */
import type { Step, Story } from "./story/step";

type Broken = (story: Story) => Promise<string[]>;

export interface Shrunk {
  story: Story;
  broken: string[];
}

/** More would take minutes, and add little. */
const MOST_TRIES = 400;

/** What an invariant says without the ids of this very story. */
export const ruleOf = (what: string) => what.match(/^\[[A-Z]\d+\]/)?.[0] ?? what.slice(0, 12);

export async function shrink(
  story: Story,
  broken: readonly string[],
  play: Broken,
): Promise<Shrunk> {
  const rule = ruleOf(broken[0] ?? "");
  let least: Shrunk = { story, broken: [...broken] };
  let tries = 0;

  async function fails(candidate: Story): Promise<boolean> {
    if (tries >= MOST_TRIES) return false;
    tries += 1;
    const found = await play(candidate);
    if (!found.some((what) => ruleOf(what) === rule)) return false;
    least = { story: candidate, broken: found };
    return true;
  }

  let size = Math.ceil(story.steps.length / 2);
  while (size >= 1) {
    let cut = false;
    for (let start = 0; start < least.story.steps.length; ) {
      const steps = without(least.story.steps, start, size);
      if (await fails({ ...least.story, steps })) cut = true;
      else start += size;
    }
    if (!cut) size = size === 1 ? 0 : Math.floor(size / 2);
  }
  await simplerTaps();
  return least;

  async function simplerTaps(): Promise<void> {
    for (let place = 0; place < least.story.steps.length; place += 1)
      for (let wish = 0; ; ) {
        const step = least.story.steps[place];
        if (step?.do !== "tap" || step.wishes.length < 2 || wish >= step.wishes.length) break;
        const fewer: Step = { ...step, wishes: without(step.wishes, wish, 1) };
        const steps = least.story.steps.with(place, fewer);
        if (!(await fails({ ...least.story, steps }))) wish += 1;
      }
  }
}

const without = <T>(list: readonly T[], start: number, count: number): T[] => [
  ...list.slice(0, start),
  ...list.slice(start + count),
];
