/** Every address of the product, by name; screens link by name and never import the table of screens. */

export const addresses = {
  home: "/",
  setup: "/setup",
  join: "/join",
  signIn: "/sign-in",
  projects: "/projects",
  newProject: "/projects/new",
  today: "/p/:project/today",
  defects: "/p/:project/defects",
  newDefect: "/p/:project/defects/new",
  defect: "/p/:project/defects/:record",
  actions: "/p/:project/actions",
  newAction: "/p/:project/actions/new",
  action: "/p/:project/actions/:record",
  meetings: "/p/:project/meetings",
  newMeeting: "/p/:project/meetings/new",
  meeting: "/p/:project/meetings/:record",
  minuteLine: "/p/:project/meetings/lines/:record",
  tests: "/p/:project/tests",
  newTestCase: "/p/:project/tests/new",
  testCase: "/p/:project/tests/:record",
  training: "/p/:project/training",
  newTraining: "/p/:project/training/new",
  trainingSession: "/p/:project/training/:record",
  giveFeedback: "/p/:project/training/:record/feedback",
  register: "/p/:project/r/:kind",
  newEntry: "/p/:project/r/:kind/new",
  entry: "/p/:project/r/:kind/:record",
  members: "/p/:project/members",
  rooms: "/p/:project/rooms",
  project: "/p/:project/project",
  editProject: "/p/:project/project/edit",
  search: "/p/:project/search",
  trash: "/p/:project/trash",
  held: "/p/:project/held",
  number: "/p/:project/n/:number",
  sync: "/sync",
  settings: "/settings",
  more: "/more",
  kit: "/dev/kit",
} as const;

export type AddressName = keyof typeof addresses;

type ParamsOf<Pattern extends string> = Pattern extends `${string}:${infer Name}/${infer Rest}`
  ? { [K in Name]: string } & ParamsOf<Rest>
  : Pattern extends `${string}:${infer Name}`
    ? { [K in Name]: string }
    : unknown;

/** The parameters an address needs, e.g. `{ project: string; record: string }`. */
export type AddressParams<Name extends AddressName> = ParamsOf<(typeof addresses)[Name]>;

export type ParamName = "project" | "kind" | "record" | "number";
export type Params = Readonly<Partial<Record<ParamName, string>>>;

/**
 * Writes an address: `href("defect", { project, record })`, with an optional query.
 * Only what the pattern names is used of `params`.
 */
export function href<Name extends AddressName>(
  name: Name,
  ...[params, query]: unknown extends AddressParams<Name>
    ? [params?: Params, query?: Record<string, string>]
    : [params: AddressParams<Name>, query?: Record<string, string>]
): string {
  const values = (params ?? {}) as Params;
  const path = addresses[name].replace(/:(\w+)/g, (_, param: ParamName) =>
    encodeURIComponent(values[param] ?? ""),
  );
  const search = new URLSearchParams(query).toString();
  return search ? `${path}?${search}` : path;
}

/**
 * Reads a path. A fixed word wins over a parameter (`/defects/new` is not a record), a trailing
 * slash does not matter, and null means that there is no such address.
 */
export function matchAddress(path: string): { name: AddressName; params: Params } | null {
  const parts = split(path);
  let best: { name: AddressName; params: Params; fixed: number } | null = null;
  for (const [name, pattern] of Object.entries(addresses) as [AddressName, string][]) {
    const params = matchParts(split(pattern), parts);
    const fixed = split(pattern).filter((part) => !part.startsWith(":")).length;
    if (params && (!best || fixed > best.fixed)) best = { name, params, fixed };
  }
  return best && { name: best.name, params: best.params };
}

function split(path: string): string[] {
  return path.split("/").filter(Boolean);
}

function matchParts(pattern: string[], parts: string[]): Params | null {
  if (pattern.length !== parts.length) return null;
  const params: Partial<Record<ParamName, string>> = {};
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index] ?? "";
    if (!expected.startsWith(":")) {
      if (expected !== part) return null;
      continue;
    }
    try {
      params[expected.slice(1) as ParamName] = decodeURIComponent(part);
    } catch {
      // A broken escape is nobody's record.
      return null;
    }
  }
  return params;
}
