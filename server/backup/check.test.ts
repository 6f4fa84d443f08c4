import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore } from "../store/sqlite";
import { createOp, START } from "../sync/bench.fixture";
import { createDataBench, type DataBench, findingsIn, spoil } from "./bench.fixture";
import { restore } from "./restore";

let bench: DataBench;
let photo: string;

/** Three defects, a photo, and a line of the history that the server wrote itself. */
beforeEach(async () => {
  bench = await createDataBench();
  await bench.write(1, 3);
  photo = await bench.photo(4);
  const at = { at: START, receivedAt: START, tz: "UTC" };
  await bench.store.transaction((tx) =>
    tx.write({
      ...{ rows: [], receipts: [], quarantined: [], series: new Map() },
      changes: [
        {
          ...{ space: "uat", seq: 5, opId: "own", record: "d1", kind: "defect", type: "set" },
          ...{ set: { title: "新" }, prev: { title: "旧" }, userId: "tanaka", ...at },
          clientId: "server",
        },
      ],
      seqs: new Map([["uat", 5]]),
    }),
  );
  for (const what of ["invited", "joined"] as const)
    await bench.store.transaction((tx) =>
      tx.note({
        ...{ space: "uat", what, about: "suzuki", userId: "tanaka", device: "", at: START },
        detail: { role: "tester" },
      }),
    );
});
afterEach(() => bench.end());

const files = () => join(bench.dataDir, "files");
const findings = () => findingsIn(bench.file, files());
const pathOf = (hash: string) => join(files(), hash.slice(0, 2), hash);

describe("the check", () => {
  test("[B10] finds nothing where all is well", async () => {
    expect(await findings()).toEqual({});
  });

  test("[B10] finds nothing after a conflict, whose seqs have no change of their own", async () => {
    await bench.send([
      createOp({ n: 5, record: "d9" }),
      {
        ...createOp({ n: 6, record: "d9" }),
        type: "set",
        set: { title: "後" },
        base: { title: 0 },
      },
    ]);
    const rows = await bench.store.rowsOfKind("uat", "conflict");
    expect(rows).toHaveLength(1);
    expect((await bench.store.space("uat"))?.seq).toBe(8);
    expect(await findings()).toEqual({});
  });

  const planted: [string, string, string[]][] = [
    [
      "a hash of the history altered",
      "update change set payloadHash = 'x' where seq = 2",
      ["chain", "content", "record"],
    ],
    ["a link of the chain altered", "update change set chain = 'x' where seq = 2", ["chain"]],
    ["the head of the chain altered", "update space set chain = 'x'", ["chain"]],
    [
      "a line of the history taken out",
      "delete from change where seq = 2",
      ["chain", "record", "sequence", "rows", "receipts"],
    ],
    [
      "the last line taken out",
      "delete from change where seq = 5",
      ["chain", "record", "sequence"],
    ],
    ["whoever did it altered", "update change set userId = 'suzuki' where seq = 2", ["record"]],
    ["when it was done altered", "update change set at = at - 1 where seq = 2", ["record"]],
    ["when it came altered", "update change set receivedAt = 1 where seq = 2", ["record"]],
    ["the device altered", "update change set clientId = 'other' where seq = 2", ["record"]],
    ["the record altered", "update change set record = 'd1' where seq = 2", ["record"]],
    ["what was done altered", "update change set type = 'set' where seq = 2", ["record"]],
    [
      "what was written altered, with every hash left alone",
      `update change set "set" = '{"title":"別"}' where seq = 2`,
      ["content"],
    ],
    [
      "what was written altered together with its hash",
      `update change set "set" = '{"title":"別"}', content = 'x' where seq = 2`,
      ["content", "record"],
    ],
    ["a link altered", "update change set link = 'x' where seq = 2", ["record"]],
    ["the newest link altered", "update space set link = 'x'", ["record"]],
    ["an event altered", "update event set userId = 'suzuki'", ["record"]],
    ["an event's detail altered", `update event set detail = '{"role":"admin"}'`, ["record"]],
    ["an event taken out", "delete from event where place = 1", ["record"]],
    ["an event moved", "update event set seq = 4 where place = 2", ["record"]],
    [
      "what the server wrote altered",
      `update change set "set" = '{"title":"別"}' where seq = 5`,
      ["content"],
    ],
    ["a receipt taken out", "delete from receipt where n = 2", ["content"]],
    ["a receipt altered", "update receipt set payloadHash = 'x' where n = 2", ["content"]],
    [
      "a receipt without its change",
      "insert into receipt select 'extra', clientId, 99, payloadHash, outcome from receipt where n = 1",
      ["receipts"],
    ],
    ["a seq given out that nothing took", "update space set seq = 7", ["sequence"]],
    ["a head behind what was given out", "update space set seq = 3", ["sequence", "rows"]],
    [
      "a record under a seq that nothing took",
      "update record set seq = 99 where id = 'd2'",
      ["rows"],
    ],
    [
      "a field newer than its record",
      `update record set seqs = '{"title":5}' where id = 'd2'`,
      ["rows"],
    ],
    ["a series behind its numbers", "update series set last = 2", ["numbers"]],
  ];
  test.each(planted)("[B10] finds %s", async (_what, statement, expected) => {
    await sql.raw(statement).execute(bench.store.writer);
    expect(Object.keys(await findings()).sort()).toEqual([...expected].sort());
  });

  test("[B10] finds nothing in a history from before the record, which is linked as it stands", async () => {
    const { writer } = bench.store;
    for (const statement of [
      "drop table event",
      "alter table change drop column link",
      "alter table change drop column content",
      "alter table space drop column link",
      "drop table handOver",
      "drop table purge",
      "delete from kysely_migration where name >= '0006-record'",
    ])
      await sql.raw(statement).execute(writer);
    await bench.store.close();
    await (await openSqliteStore({ file: bench.file })).close();
    expect(await findings()).toEqual({});
  });

  test("[B10] is content with a purged photo, and finds its bytes where they are still there", async () => {
    const bytes = readFileSync(pathOf(photo));
    await bench.purge(4, 5);
    expect(await findings()).toEqual({});
    writeFileSync(pathOf(photo), bytes);
    expect(await findings()).toEqual({ purged: [photo] });
    rmSync(pathOf(photo));
    await sql.raw("delete from purge").execute(bench.store.writer);
    expect(await findings()).toEqual({ purged: [`uat/${photo}`] });
  });

  test("[B10] finds a photo that is gone or altered", async () => {
    spoil(pathOf(photo), readFileSync(pathOf(photo)));
    expect(await findings()).toEqual({ photos: [photo] });
    rmSync(pathOf(photo));
    expect(await findings()).toEqual({ photos: [photo] });
  });

  test("[B10] tells photos on their way and photos that nothing names apart from damage", async () => {
    await sql`delete from file`.execute(bench.store.writer);
    expect(await findings()).toEqual({ attachments: ["photo4"], leftOver: [photo] });
  });

  test("[B10] takes the jump of a restore for what it is", async () => {
    await bench.backUp();
    await bench.write(5, 2);
    for (const tail of ["", "-wal", "-shm"]) rmSync(bench.file + tail);
    const now = () => START + 7_200_000;
    await restore({ dataDir: bench.dataDir, from: bench.backups, now });
    expect(await findings()).toEqual({});
  });
});
