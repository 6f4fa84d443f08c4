import { expect, it } from "vitest";
import { answered, readTrace, unsyncedIn } from "./trace";

const log = "/data/asayu.db-wal";

it("reads calls in the order in which they were done, also those that others came between", () => {
  const events = readTrace([
    '10 pwrite64(21</data/asayu.db-wal>, "7\\177"..., 24, 0) = 24',
    "11 fdatasync(30</data/files/ab/.x.tmp> <unfinished ...>",
    "10 fdatasync(21</data/asayu.db-wal>) = 0",
    "11 <... fdatasync resumed>)          = 0",
    '11 rename("/data/files/ab/.x.tmp", "/data/files/ab/abc") = 0',
    "11 fsync(31</data/files/ab>) = -1 EIO (Input/output error)",
    '10 writev(20<TCP:[127.0.0.1:1->127.0.0.1:2]>, [{iov_base="HTTP/1.1 200 OK\\r"..., iov_len=9}], 1 <unfinished ...>',
    "10 <... writev resumed>)             = 9",
    '10 write(17<anon_inode:[eventfd]>, "\\1", 8) = 8',
  ]);
  expect(events).toEqual([
    { what: "write", path: log },
    { what: "sync", path: log },
    { what: "sync", path: "/data/files/ab/.x.tmp" },
    { what: "name", path: "/data/files/ab/abc" },
    { what: "answer", status: 200 },
  ]);
});

it("finds what was promised before the disk had it", () => {
  const write = { what: "write", path: log } as const;
  const sync = { what: "sync", path: log } as const;
  const answer = { what: "answer", status: 200 } as const;
  const [good = [], late = []] = answered([write, sync, answer, write, answer, sync]);
  expect(unsyncedIn(good, "/data")).toEqual([]);
  expect(unsyncedIn(late, "/data")).toEqual([log]);
  expect(unsyncedIn([{ what: "name", path: "/data/files/ab/abc" }], "/data")).toEqual([
    "/data/files/ab",
  ]);
});
