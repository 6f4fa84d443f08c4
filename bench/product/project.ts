/** The real server with a project of many defects, put there by its own push. */
import { v7 as uuidv7 } from "uuid";
import { Office, type Project as OfficeProject } from "../../e2e/fixtures/office";
import type { Person } from "../../e2e/fixtures/person";
import { AppServer } from "../../e2e/fixtures/server";
import { defectTexts } from "../texts";

export interface Project extends OfficeProject {
  readonly server: AppServer;
  readonly office: Office;
  /** Who works on the measured devices. */
  readonly person: Person;
}

/** States that a fresh defect can be moved to by an administrator in one step or none. */
const states = ["reported", "accepted"] as const;

/** Starts a server and fills one project; takes some seconds. */
export async function startProject(records: number): Promise<Project> {
  const server = await AppServer.start();
  const office = await Office.open(server);
  const project = await office.newProject();
  await seed(office.admin, project.id, records);
  return { ...project, server, office, person: office.admin };
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
