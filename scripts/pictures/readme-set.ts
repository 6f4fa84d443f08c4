/** The few pictures that stand in the README, small enough for the repository. */
import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import type { Album } from "./album";

const MOST_BYTES = 150_000;

const chosen = [
  ["draft", "tablet-portrait-light-ja", "capture-tablet-portrait"],
  ["draft", "phone-light-ja", "capture-phone"],
  ["defect", "tablet-landscape-light-ja", "defects-tablet-landscape"],
  ["standUp", "tablet-landscape-light-ja", "stand-up-tablet-landscape"],
  ["standUp", "phone-light-ja", "stand-up-phone"],
  ["todayMorning", "phone-light-ja", "today-morning-phone"],
  ["today", "phone-light-ja", "today-phone"],
  ["todayEvening", "phone-light-ja", "today-evening-phone"],
  ["testCase", "tablet-landscape-light-ja", "test-tablet-landscape"],
  ["giveFeedback", "phone-light-ja", "feedback-phone"],
  ["conflict", "tablet-landscape-light-ja", "conflict-tablet-landscape"],
  ["defects", "phone-dark-ja", "defects-phone-dark"],
  ["stuck", "phone-light-ja", "sync-phone"],
] as const;

/** Copies those that were taken. @throws when one stays too large */
export async function copyForReadme(album: Album, folder: string): Promise<number> {
  await mkdir(folder, { recursive: true });
  let copied = 0;
  for (const [scene, look, name] of chosen) {
    if (!album.has(scene, look)) continue;
    const file = join(folder, `${name}.png`);
    await sharp(album.file(scene, look))
      .png({ palette: true, quality: 85, effort: 10, compressionLevel: 9 })
      .toFile(file);
    const { size } = await stat(file);
    if (size > MOST_BYTES) throw new Error(`${file} has ${size} bytes, more than ${MOST_BYTES}.`);
    copied += 1;
  }
  return copied;
}
