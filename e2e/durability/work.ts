/** What people do all day: in one project without a pause, or in every space at the pace of people. */
import type { Work } from "./load";
import {
  choice,
  drawn,
  edit,
  linkTo,
  listOf,
  move,
  newComment,
  newDefect,
  newIssue,
  newPhoto,
  removal,
} from "./taps";

/** Between two taps of one device. */
const LONGEST_PAUSE_MS = 40;
/** While it cannot reach the server; people go on writing. */
const PAUSE_OFFLINE_MS = 120;

/** Defects, edits, comments and photos in one project. */
export const withoutPause = (space: string): Work => ({
  pause: (random, _spent, isWaiting) =>
    isWaiting ? PAUSE_OFFLINE_MS : random() * LONGEST_PAUSE_MS,
  async tap(device, random) {
    const { write, database } = device;
    // Any on the device, other people's too, so that some edits meet.
    const defects = await database.records.filter(({ kind }) => kind === "defect").primaryKeys();
    const some = drawn(defects, random);
    const dice = random();
    if (some === undefined || dice < 0.5) return newDefect(device, space, random);
    if (dice < 0.75)
      return (await write.change(some, { description: `再現手順 ${random()}` })).opIds;
    if (dice < 0.9) return newComment(device, space, some, random);
    return newPhoto(device, some, random, dice < 0.98);
  },
});

/** How long one person thinks between two taps, on average. */
const THINKING_MS = 20_000;
/** Of all taps, how many go to what was written last, where several people are at work. */
const HOT = 0.5;

/**
 * Everything that a tester and those around them do, in the project and in every room that they are in.
 * @param speed how many milliseconds of theirs pass in one of the machine's
 */
export const everywhere = (speed: number): Work => ({
  pause: (random, spent) => Math.max(0, (random() * 2 * THINKING_MS) / speed - spent),
  async tap(device, random) {
    const spaces = (await device.database.spaces.toArray()).map(({ info }) => info);
    const space = drawn(
      spaces.filter(({ kind }) => kind !== "organisation" && kind !== "person"),
      random,
    );
    if (!space) return [];
    const found = await listOf(device, space.id, "defect");
    const hot = found.slice(0, 3);
    const some = drawn(random() < HOT ? hot : found, random);
    const dice = random();
    if (!some || dice < 0.28) return newDefect(device, space.id, random);
    if (dice < 0.34) return newIssue(device, space.id, random);
    if (dice < 0.58) return edit(device, some, random);
    if (dice < 0.7) return newComment(device, space.id, some.id, random);
    if (dice < 0.78) return linkTo(device, some, drawn(found, random), random);
    if (dice < 0.88) return move(device, space, some, random);
    if (dice < 0.91) return removal(device, space, some, random);
    if (dice < 0.94) return choice(device, space.id, some, random);
    return newPhoto(device, some.id, random, dice < 0.997);
  },
});
