/** The real server with a project of many defects, put there by its own push. */
import { v7 as uuidv7 } from "uuid";
import { type Account, Person } from "../../e2e/fixtures/person";
import { AppServer } from "../../e2e/fixtures/server";
import { defectTexts } from "../texts";

export interface Project {
  readonly server: AppServer;
  readonly account: Account;
  readonly person: Person;
  /** The project's id, which is its space's too. */
  readonly id: string;
}

const account: Account = {
  name: "ユーザーPMO",
  email: "pmo@example.com",
  password: "bench-only-password",
};

/** States that a fresh defect can be moved to by an administrator in one step or none. */
const states = ["reported", "accepted"] as const;

/** Starts a server and fills one project; takes some seconds. */
export async function startProject(records: number): Promise<Project> {
  const server = await AppServer.start();
  const person = await Person.setUp(server, account, "基幹ERP刷新");
  const { project } = await person.api.people.createProject.mutate({
    name: "基幹ERP刷新 UAT",
    phase: "uat",
    from: "2026-11-16",
    to: "2026-11-30",
    timeZone: "Asia/Tokyo",
    modules: ["FI 財務会計", "SD 販売", "MM 購買", "WM 在庫倉庫", "IF 連携", "RPT 帳票・移行"],
    systems: ["EDI", "倉庫WMS", "経費精算"],
    vendors: [{ code: "A", name: "A社", system: "ERP本体" }],
  });
  await seed(person, project, records);
  return { server, account, person, id: project };
}

/** Creates defects; every second one is accepted, so that a filter by state has something to leave out. */
async function seed(person: Person, space: string, records: number): Promise<void> {
  const ids = Array.from({ length: records }, () => uuidv7());
  await person.push(
    ids.map((record, place) => ({
      space,
      record,
      kind: "defect",
      type: "create",
      set: { ...defectTexts(place), foundBy: person.userId },
    })),
  );
  const accepted = ids.filter((_, place) => states[place % states.length] === "accepted");
  await person.push(
    accepted.map((record) => ({
      space,
      record,
      kind: "defect",
      type: "transition",
      set: { state: "accepted" },
      was: { state: "reported" },
    })),
  );
}
