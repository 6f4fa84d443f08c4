/** What a device calls itself in the list of devices: its system and its browser, read from the user agent. */

const systems: readonly [RegExp, string][] = [
  [/iPad/, "iPad"],
  [/iPhone/, "iPhone"],
  [/CrOS/, "ChromeOS"],
  [/Android(?!.*Mobile)/, "Android tablet"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  // An iPad that asks for desktop pages says Macintosh too; nothing in the header tells them apart.
  [/Macintosh/, "Mac"],
  [/Linux/, "Linux"],
];

// Each browser names those that it grew from as well, so the most particular comes first.
const browsers: readonly [RegExp, string][] = [
  [/Edg(?:e|A|iOS)?\//, "Edge"],
  [/OPR\//, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/(?:Firefox|FxiOS)\//, "Firefox"],
  [/(?:Chrome|CriOS)\//, "Chrome"],
  [/Safari\//, "Safari"],
];

/** For example `iPad・Safari`; empty for what is no browser. */
export function deviceName(userAgent: string | null): string {
  const agent = userAgent ?? "";
  const named = [systems, browsers].map((list) => list.find(([mark]) => mark.test(agent))?.[1]);
  return named.filter(Boolean).join("・");
}
