import { expect, test } from "./fixtures/test";
import { holdUnderCorpus } from "./memory/rounds";

/** Every so many-th call and everything large; `npm run prove:memory` sends the whole corpus. */
const SHARE = 24;
/** Connections that wait for another call end in this time. */
const REST_MS = 8_000;

test("when a share of the hostile corpus has come three times, the server's memory is what it was after the first", async () => {
  test.setTimeout(180_000);
  const { problems, growth } = await holdUnderCorpus({ times: 2, share: SHARE, restMs: REST_MS });
  expect(problems).toEqual([]);
  expect(growth).toBeLessThanOrEqual(1.1);

  // A server that remembers every call would be found.
  const leaking = await holdUnderCorpus({ times: 2, share: SHARE, restMs: 0, leak: true });
  expect(leaking.problems).toContainEqual(expect.stringMatching(/^heap and buffers grew/));
  expect(leaking.problems).toContainEqual(expect.stringMatching(/^streams/));
});
