/** The corpus in every place of every door: one call each, as a member of a project could send it. */
import { createHash } from "node:crypto";
import { hostileBodies } from "./bodies.fixture";
import type { HostileFile } from "./files.fixture";
import { keptTexts, unfitTexts } from "./texts.fixture";
import { hostileJson } from "./values.fixture";

/** Where the calls are made: a project and one of its members. */
export interface Ground {
  space: string;
  userId: string;
  epoch: number;
  /** UTC milliseconds. */
  at: number;
  /** Keeps the ids of one sending apart from those of another. */
  tag: string;
}

export interface HostileCall {
  /** Door, place and value, to find it again. */
  name: string;
  method: "GET" | "POST" | "PUT";
  /** With its query, from `/api` on. */
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array<ArrayBuffer>;
}

export const queries = [
  ...["pull", "spaces", "held", "heldCount", "history"],
  ...["people.invitations", "people.devices", "people.memberDevices", "people.leftDevices"],
];
export const mutations = [
  ...["push", "recount", "settleHeld", "decisions"],
  ...["handOver.open", "handOver.take", "handOver.finish", "handOver.confirm"],
  ...["people.setUpLink", "people.setUp", "people.invitationInfo", "people.redeem"],
  ...["people.createProject", "people.changeProject", "people.makeDemo", "people.moveDemo"],
  ...["people.invite", "people.inviteAs", "people.cancelInvitation"],
  ...["people.changeMember", "people.removeMember", "people.revokeDevice"],
  ...["people.openRoom", "people.addToRoom", "people.removeFromRoom"],
];

/** Fields of any procedure's input; each call fills all of them with one value. */
const fields = [
  ...["token", "account", "email", "password", "name", "organisation", "project", "fields"],
  ...["member", "members", "invitation", "role", "side", "position", "reportsTo", "vendors"],
  ...["phase", "from", "to", "timeZone", "modules", "systems", "room", "device", "space"],
  ...["record", "opIds", "how", "note", "clientId", "epoch", "cursor", "limit", "mine", "read"],
  ...["rows", "format", "ops", "grant", "wipeOnly"],
];
const envelopePlaces = ["clientId", "userId", "epoch", "v", "tz", "sentAt", "ops"];
const opPlaces = [
  ...["opId", "n", "space", "record", "kind", "type", "base", "set", "was", "at", "tz", "of"],
  ...["seen", "code", "group", "batch", "again", "writtenIn", "v", "epoch", "userId"],
];
const fieldPlaces = ["title", "occurredAt", "severity", "state", "evidence", "order"];
const strangeNumbers = ["-1", "1e9", "999", "0x1", "٣", "NaN", "", " 1", "1".repeat(400)];

/** Bodies are read before anything asks which procedure they are for: two stand for all. */
const readByOneDoor = ["push", "people.redeem"];

/** Longer ones do not get as far as a door: the server's parser turns an address of 16 KiB away. */
const FITS_IN_ADDRESS = 6_000;
const MARK = "@@";
const json = { "content-type": "application/json" };

const withValue = (template: unknown, value: string) =>
  JSON.stringify(template).replaceAll(`"${MARK}"`, () => value);

export function hostileCalls(
  ground: Ground,
  files: Readonly<Record<string, HostileFile>>,
): HostileCall[] {
  return [
    ...pushes(ground),
    ...mutations.flatMap(anyMutation),
    ...queries.flatMap(anyQuery),
    ...signIns(),
    ...sessions(),
    ...uploads(ground.space, files),
  ];
}

/** The op in the middle holds the value; each push is a device of its own, so that none waits for another. */
function pushes({ space, userId, epoch, at, tag }: Ground): HostileCall[] {
  let made = 0;
  return Object.entries(hostileJson).flatMap(([name, value]) => {
    const opOf = (n: number, wish: object = {}, set: object = {}) => ({
      ...{ opId: `${tag}-${made}-${n}`, n, space, record: `${tag}-${made}-${n}`, at },
      ...{ kind: "defect", type: "create" },
      set: { title: `件名 ${n}`, severity: "major", occurredAt: at, ...set },
      ...wish,
    });
    const envelope = (wish: object, middle: object) => ({
      ...{ clientId: `${tag}-${made}`, userId, epoch, v: 1, tz: "Asia/Tokyo" },
      ops: [opOf(1), middle, opOf(3)],
      ...wish,
    });
    const pushOf = (place: string, template: () => object): HostileCall => {
      made += 1;
      const body = withValue(template(), value);
      const path = "/api/trpc/push";
      return { name: `push ${place} ${name}`, method: "POST", path, headers: json, body };
    };
    return [
      ...envelopePlaces.map((place) => pushOf(place, () => envelope({ [place]: MARK }, opOf(2)))),
      ...opPlaces.map((place) =>
        pushOf(`op ${place}`, () => envelope({}, opOf(2, { [place]: MARK }))),
      ),
      ...fieldPlaces.map((place) =>
        pushOf(`field ${place}`, () => envelope({}, opOf(2, {}, { [place]: MARK }))),
      ),
    ];
  });
}

function anyMutation(procedure: string): HostileCall[] {
  const path = `/api/trpc/${procedure}`;
  const call = (name: string, body: HostileCall["body"], headers = {}): HostileCall => ({
    name: `${procedure} ${name}`,
    method: "POST",
    path,
    headers: { ...json, ...headers },
    ...(body !== undefined && { body }),
  });
  const everywhere = Object.fromEntries(fields.map((field) => [field, MARK]));
  return [
    ...Object.entries(hostileJson).flatMap(([name, value]) => [
      call(`as a whole ${name}`, value),
      call(`everywhere ${name}`, withValue(everywhere, value)),
    ]),
    ...Object.entries({ ...keptTexts, ...unfitTexts }).map(([name, text]) =>
      call(`text ${name}`, withValue(everywhere, JSON.stringify(text))),
    ),
    ...(readByOneDoor.includes(procedure) ? Object.entries(hostileBodies) : []).map(
      ([name, { bytes, headers }]) => call(`body ${name}`, bytes, headers),
    ),
  ];
}

function anyQuery(procedure: string): HostileCall[] {
  const everywhere = Object.fromEntries(fields.map((field) => [field, MARK]));
  const texts = Object.values(keptTexts).map((text) => JSON.stringify(text));
  const inputs = [...Object.values(hostileJson), ...texts]
    .flatMap((value) => [value, withValue(everywhere, value)])
    .map((input) => `input=${encodeURIComponent(input)}`);
  const strange = ["input=%E0%A4%A", "input={", "input=", "batch=1&input={}", "input[a]=1"];
  return [...inputs, ...strange]
    .filter((query) => query.length < FITS_IN_ADDRESS)
    .map((query) => ({
      name: `${procedure} ${query.slice(0, 200)}`,
      method: "GET",
      path: `/api/trpc/${procedure}?${query}`,
    }));
}

function signIns(): HostileCall[] {
  const path = "/api/auth/sign-in/email";
  const call = (name: string, body: HostileCall["body"], headers = {}): HostileCall => ({
    name: `sign-in ${name}`,
    method: "POST",
    path,
    headers: { ...json, ...headers },
    ...(body !== undefined && { body }),
  });
  const texts = Object.entries({ ...keptTexts, ...unfitTexts });
  return [
    ...texts.flatMap(([name, text]) => [
      call(`address ${name}`, JSON.stringify({ email: text, password: "x" })),
      call(`password ${name}`, JSON.stringify({ email: "nobody@example.jp", password: text })),
    ]),
    ...Object.entries(hostileJson).flatMap(([name, value]) => [
      call(`as a whole ${name}`, value),
      call(`everywhere ${name}`, withValue({ email: MARK, password: MARK }, value)),
    ]),
    ...Object.entries(hostileBodies).map(([name, { bytes, headers }]) =>
      call(`body ${name}`, bytes, headers),
    ),
  ];
}

/** What stands in addresses, cookies and headers. */
function sessions(): HostileCall[] {
  return Object.entries(keptTexts).flatMap(([name, text]): HostileCall[] => {
    const written = encodeURIComponent(text);
    const cookie = `asayu.session_token=${written}`;
    const agent = { "user-agent": written, "x-forwarded-for": `${written}, 127.0.0.1` };
    return [
      { name: `record ${name}`, method: "POST", path: `/api/record/${written}` },
      { name: `live ${name}`, method: "GET", path: `/api/live?client=${written}` },
      {
        name: `session ${name}`,
        method: "GET",
        path: `/api/auth/get-session?x=${written}`,
        headers: { cookie },
      },
      {
        name: `device ${name}`,
        method: "GET",
        path: `/api/trpc/spaces?input=${encodeURIComponent('{"clientId":"hostile-agent"}')}`,
        headers: agent,
      },
    ];
  });
}

export const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

function uploads(space: string, files: Readonly<Record<string, HostileFile>>): HostileCall[] {
  const sound = hashOf(Buffer.from("sound"));
  const own = Object.entries(files).map(
    ([name, { bytes, type }]): HostileCall => ({
      name: `upload ${name}`,
      method: "PUT",
      path: `/api/files/${space}/${hashOf(bytes)}`,
      headers: { "content-type": type },
      body: new Uint8Array(bytes),
    }),
  );
  const [photo] = Object.values(files).filter(({ code }) => code === null);
  const put = (name: string, path: string): HostileCall => ({
    ...{ name: `upload ${name}`, method: "PUT", path, headers: { "content-type": "image/jpeg" } },
    body: new Uint8Array(photo?.bytes ?? []),
  });
  return [
    ...own,
    put("under another hash", `/api/files/${space}/${sound}`),
    ...strangeNumbers.flatMap((number) => {
      const written = encodeURIComponent(number);
      return [`part=${written}&of=2`, `part=0&of=${written}`].map((query) =>
        put(`part ${query.slice(0, 40)}`, `/api/files/${space}/${sound}?${query}`),
      );
    }),
    ...Object.entries(keptTexts).flatMap(([name, text]) => {
      const written = encodeURIComponent(text);
      const missing = `/api/files/${space}/${sound}?missing&of=${written}`;
      return [
        put(`space ${name}`, `/api/files/${written}/${sound}`),
        put(`hash ${name}`, `/api/files/${space}/${written}`),
        { name: `missing ${name}`, method: "GET" as const, path: missing },
      ];
    }),
  ];
}
