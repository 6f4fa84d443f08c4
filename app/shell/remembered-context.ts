/** The last test, module and environment used on this device, so that the next defect starts with them. */

/** What tends to be the same from one defect to the next. */
export const rememberedFields = [
  "testCase",
  "step",
  "module",
  "screen",
  "linkedSystem",
  "environment",
  "build",
] as const;

type Remembered = Partial<Record<(typeof rememberedFields)[number], string>>;

const keyOf = (user: string, project: string) => `asayu-capture-${user}-${project}`;

/** Empty where nothing was remembered or the browser keeps nothing. */
export function rememberedContext(user: string, project: string): Remembered {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(user, project)) ?? "{}");
    if (typeof kept !== "object" || kept === null) return {};
    return onlyTexts(kept as Readonly<Record<string, unknown>>);
  } catch {
    return {};
  }
}

export function rememberContext(
  user: string,
  project: string,
  fields: Readonly<Record<string, unknown>>,
): void {
  try {
    localStorage.setItem(keyOf(user, project), JSON.stringify(onlyTexts(fields)));
  } catch {
    // A convenience only: the record itself is safe elsewhere.
  }
}

function onlyTexts(fields: Readonly<Record<string, unknown>>): Remembered {
  const kept: Remembered = {};
  for (const name of rememberedFields) {
    const value = fields[name];
    if (typeof value === "string" && value) kept[name] = value;
  }
  return kept;
}
