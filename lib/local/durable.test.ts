import "fake-indexeddb/auto";
import Dexie, { type Table } from "dexie";
import { afterEach, describe, expect, it } from "vitest";
import { durably } from "./durable";
import { LocalError } from "./errors";

class Notes extends Dexie {
  declare notes: Table<{ id: string; text: string }, string>;
  constructor() {
    super(`notes-${Math.random()}`);
    this.version(1).stores({ notes: "id" });
  }
}

const quick = { silence: 100, attempts: 3 };
let database: Notes;

const open = async () => {
  database = new Notes();
  await database.open();
  return database;
};

afterEach(() => database.delete());

describe("durably", () => {
  it("reopens a handle that was closed under it and writes once", async () => {
    const { notes } = await open();
    database.backendDB().close();
    await durably(database, [notes], () => notes.put({ id: "a", text: "残る" }), quick);
    expect(await notes.toArray()).toEqual([{ id: "a", text: "残る" }]);
  });

  it("writes whole or not at all when the handle dies in the middle, and then again", async () => {
    const { notes } = await open();
    let runs = 0;
    await durably(
      database,
      [notes],
      async () => {
        runs += 1;
        await notes.put({ id: "a", text: "一" });
        if (runs === 1) Dexie.currentTransaction.idbtrans.abort();
        await notes.put({ id: "b", text: "二" });
      },
      quick,
    );
    expect(runs).toBe(2);
    expect((await notes.toArray()).map(({ id }) => id)).toEqual(["a", "b"]);
  });

  it("takes a silent transaction for dead and runs the work again", async () => {
    const { notes } = await open();
    let runs = 0;
    await durably(
      database,
      [notes],
      async () => {
        runs += 1;
        if (runs === 1) await Dexie.waitFor(new Promise((resolve) => setTimeout(resolve, 150)));
        await notes.put({ id: "a", text: `${runs}` });
      },
      quick,
    );
    expect(runs).toBe(2);
    expect(await notes.count()).toBe(1);
  });

  it("says deviceFull when the disk is full, and has written nothing", async () => {
    const { notes } = await open();
    const full = durably(
      database,
      [notes],
      async () => {
        await notes.put({ id: "a", text: "一" });
        throw new DOMException("full", "QuotaExceededError");
      },
      quick,
    );
    await expect(full).rejects.toMatchObject({ code: "deviceFull" });
    expect(await notes.count()).toBe(0);
  });

  it("says notSaved when the database never comes back", async () => {
    const { notes } = await open();
    const lost = durably(
      database,
      [notes],
      () => Promise.reject(new DOMException("lost", "UnknownError")),
      quick,
    );
    await expect(lost).rejects.toMatchObject({ code: "notSaved" });
  });

  it("passes on what the work itself refuses, without another try", async () => {
    const { notes } = await open();
    let runs = 0;
    const refused = durably(database, [notes], async () => {
      runs += 1;
      throw new LocalError("forbidden");
    });
    await expect(refused).rejects.toMatchObject({ code: "forbidden" });
    expect(runs).toBe(1);
  });
});
