/** Run as a process of its own: pushes two ops at a time, says after each answer how far it is, until it is killed. */
import { kinds } from "@/lib/records";
import { openSqliteStore } from "@/server/store/sqlite";
import { createOp, requestOf } from "./bench.fixture";
import { push } from "./push";

const [file = ""] = process.argv.slice(2);
const store = await openSqliteStore({ file });
const ports = {
  store,
  registry: kinds,
  now: Date.now,
  newId: () => "unused",
  publish: () => {},
  purged: async () => {},
  onFault: () => {},
};
let n = (await store.device("tablet"))?.lastN ?? 0;
for (;;) {
  const ops = [createOp({ n: n + 1 }), createOp({ n: n + 2 })];
  const answer = await push(ports, "tanaka", requestOf("tanaka", "tablet", ops));
  if (answer.status !== "done") throw new Error(answer.status);
  n += 2;
  process.stdout.write(`${n}\n`);
}
