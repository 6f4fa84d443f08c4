/** The real server with a project of many records, put there by its own push. */
import { kinds } from "@/lib/records";
import { Office, type Project as OfficeProject } from "../../e2e/fixtures/office";
import type { Person } from "../../e2e/fixtures/person";
import { AppServer } from "../../e2e/fixtures/server";
import type { Seed } from "../seed/project";

export interface Project extends OfficeProject {
  readonly server: AppServer;
  readonly office: Office;
  /** Who works on the measured devices. */
  readonly person: Person;
}

/** Starts a server and fills one project; takes some seconds. */
export async function startProject(seedsBy: (author: string) => readonly Seed[]): Promise<Project> {
  const server = await AppServer.start();
  const office = await Office.open(server);
  const project = await office.newProject();
  await fill(office.admin, project.id, seedsBy(office.admin.userId));
  return { ...project, server, office, person: office.admin };
}

async function fill(person: Person, space: string, seeds: readonly Seed[]): Promise<void> {
  await person.push(
    seeds.map(({ id, kind, set }) => ({
      space,
      record: id,
      kind,
      type: kinds.get(kind)?.writing === "append" ? "append" : "create",
      set: { ...set },
    })),
  );
  await person.push(
    seeds.flatMap(({ id, kind, moved }) =>
      moved
        ? {
            space,
            record: id,
            kind,
            type: "transition" as const,
            set: { ...moved },
            was: { state: kinds.get(kind)?.states?.initial },
          }
        : [],
    ),
  );
}
