/** Values as raw JSON text, since some of them no program would write: one name twice, deeper than any stack. */
import { PLANTED } from "./texts.fixture";

const owned = `{"${PLANTED}":1}`;
const nested = (open: string, inner: string, close: string, levels: number) =>
  open.repeat(levels) + inner + close.repeat(levels);

export const hostileJson: Readonly<Record<string, string>> = {
  nothing: "null",
  yes: "true",
  aNumber: "5",
  minusNothing: "-0",
  endless: "1e999",
  endlessBelow: "-1e999",
  beyondSafe: "9007199254740993",
  manyDigits: "9".repeat(400),
  aFraction: "0.1",
  emptyText: '""',
  loneSurrogate: '"\\ud800"',
  nul: '"\\u0000"',
  longText: `"${"あ".repeat(30_000)}"`,
  emptyList: "[]",
  listOfNothing: "[null]",
  listInList: '[["x"]]',
  longList: `[${"0,".repeat(50_000)}0]`,
  deepList: nested("[", "0", "]", 10_000),
  deepObject: nested('{"a":', "0", "}", 5_000),
  emptyObject: "{}",
  textLike: '{"toString":"x","valueOf":"x","length":1}',
  promiseLike: '{"then":"x"}',
  nameTwice: '{"title":"a","title":"b","status":"a"}',
  prototype: `{"__proto__":${owned}}`,
  constructorsPrototype: `{"constructor":{"prototype":${owned}}}`,
  prototypeInList: `[{"__proto__":${owned}}]`,
  emptyName: '{"":""}',
  longName: `{"${"n".repeat(10_000)}":1}`,
  manyNames: `{${Array.from({ length: 5_000 }, (_, at) => `"k${at}":0`).join()}}`,
  operator: '{"$gt":""}',
};
