/** Stories that once went wrong. They are kept for ever and played by every test run. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./bundle";
import type { Story } from "./story/step";

export interface KeptStory {
  /** What went wrong then. */
  why: string;
  story: Story;
}

const file = join(root, "sim", "kept-stories.json");

export const keptStories = (): KeptStory[] =>
  existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as KeptStory[]) : [];

/** A story is kept once. */
export function keep(story: Story, broken: readonly string[]): void {
  const kept = keptStories();
  const text = JSON.stringify(story);
  if (kept.some((one) => JSON.stringify(one.story) === text)) return;
  kept.push({ why: broken[0] ?? "", story });
  writeFileSync(file, `[\n${kept.map((one) => JSON.stringify(one)).join(",\n")}\n]\n`);
}
