import { describe, expect, it } from "vitest";
import type { PullAnswer, PullRequest, Transport } from "@/lib/sync/protocol";
import { readingAhead } from "./read-ahead";

const request: PullRequest = { space: "uat", clientId: "c", epoch: 1, cursor: 0, limit: 10 };

/** Three pages of ten seqs. */
function threePages() {
  const asked: number[] = [];
  const broken = new Set<number>();
  const never = () => Promise.reject(new Error("not asked for"));
  const transport: Transport = {
    push: never,
    spaces: never,
    recount: never,
    async pull({ cursor }): Promise<PullAnswer> {
      asked.push(cursor);
      if (broken.has(cursor)) throw new Error(`broken at ${cursor}`);
      return { epoch: 1, cursor: cursor + 10, head: 30, rows: [] };
    },
  };
  return { asked, broken, ahead: readingAhead(transport) };
}

describe("[P4] the next page of a space", () => {
  it("is on its way before it is asked for, and comes once", async () => {
    const { asked, ahead } = threePages();
    await ahead.pull(request);
    expect(asked).toEqual([0, 10]);
    expect((await ahead.pull({ ...request, cursor: 10 })).cursor).toBe(20);
    expect((await ahead.pull({ ...request, cursor: 20 })).cursor).toBe(30);
    expect(asked).toEqual([0, 10, 20]);
  });

  it("is asked for anew after anything else was asked", async () => {
    const { asked, ahead } = threePages();
    await ahead.pull(request);
    await ahead.pull({ ...request, mine: true });
    await ahead.pull({ ...request, cursor: 10 });
    expect(asked).toEqual([0, 10, 0, 10, 20]);
  });

  it("is never taken from another epoch", async () => {
    const { asked, ahead } = threePages();
    await ahead.pull(request);
    await ahead.pull({ ...request, epoch: 2, cursor: 10 });
    expect(asked).toEqual([0, 10, 10, 20]);
  });

  it("fails where it is asked for, and may be asked for again", async () => {
    const { broken, ahead } = threePages();
    broken.add(10);
    await ahead.pull(request);
    await expect(ahead.pull({ ...request, cursor: 10 })).rejects.toThrow("broken at 10");
    broken.clear();
    expect((await ahead.pull({ ...request, cursor: 10 })).cursor).toBe(20);
  });
});
