/** Every step of the database's shape, in order; a name never changes once it was released. */
import type { Migration } from "kysely";
import * as first from "./0001-first";
import * as people from "./0002-people";
import * as invitedPerson from "./0003-invited-person";
import * as restore from "./0004-restore";
import * as quarantineSettled from "./0005-quarantine-settled";
import * as record from "./0006-record";
import * as handOver from "./0007-hand-over";
import * as purge from "./0008-purge";

export const migrations: Readonly<Record<string, Migration>> = {
  "0001-first": first,
  "0002-people": people,
  "0003-invited-person": invitedPerson,
  "0004-restore": restore,
  "0005-quarantine-settled": quarantineSettled,
  "0006-record": record,
  "0007-hand-over": handOver,
  "0008-purge": purge,
};
