/** A project with vendors A and B and people who joined it by invitation, for the tests of people and rooms. */
import type { Place } from "@/lib/records/joining";
import { accountByEmail } from "./accounts";
import { invite, redeem } from "./invitations";
import type { User } from "./people";
import { type Bench, PASSWORD } from "./people.fixture";
import { createProject, type NewProject } from "./projects";

export const erp: NewProject = {
  name: "基幹ERP刷新 UAT",
  phase: "uat",
  from: "2026-11-16",
  to: "2026-11-30",
  timeZone: "Asia/Tokyo",
  modules: ["FI 財務会計", "SD 販売"],
  vendors: [
    { code: "A", name: "A社", system: "ERP本体" },
    { code: "B", name: "B社", system: "EDI" },
  ],
};

export const places = {
  lead: { role: "lead", side: "user", organisation: "PMO室" },
  pmo: { role: "pmo", side: "user", organisation: "PMO室" },
  manager: { role: "manager", side: "user", organisation: "経理部" },
  tester: { role: "tester", side: "user", organisation: "経理部" },
  viewer: { role: "viewer", side: "user", organisation: "経営企画部" },
  pmoA: { role: "pmo", side: "vendor", organisation: "A" },
  developerA: { role: "developer", side: "vendor", organisation: "A" },
  developerB: { role: "developer", side: "vendor", organisation: "B" },
} as const satisfies Record<string, Place>;

export async function openProject(bench: Bench, admin: User, name = erp.name): Promise<string> {
  // Each of many accounts would take a tenth of a second; how passwords are kept is tested elsewhere.
  const { password } = await bench.people.auth.$context;
  password.hash = async (plain) => `plain ${plain}`;
  password.verify = async ({ hash, password: given }) => hash === `plain ${given}`;
  return createProject(bench.people, admin, { ...erp, name });
}

export const tokenOf = ({ link }: { link: string }) => link.split("#")[1] ?? "";

/** Somebody new in the place, under an address of their own. */
export async function joinAs(
  { people }: Bench,
  admin: User,
  project: string,
  place: Place,
  name: string,
): Promise<User> {
  const email = `${name}-${project.slice(-6)}@example.jp`.toLowerCase();
  const invitation = await invite(people, admin, project, place);
  await redeem(people, tokenOf(invitation), { name, email, password: PASSWORD });
  return { userId: (await accountByEmail(people.auth, email)) ?? "", name };
}

/** The spaces of a project that a person is in, as `kind:role`, vendors' rooms with their code. */
export async function roomsOf({ store }: Bench, project: string, user: User): Promise<string[]> {
  const held = await store.spacesOfUser(user.userId);
  return held
    .filter(({ space }) => space.project === project)
    .map(({ space: { kind, code }, membership }) => {
      const name = kind === "vendor" ? `vendor${code}` : kind;
      return `${name}:${membership.role}`;
    })
    .sort();
}
