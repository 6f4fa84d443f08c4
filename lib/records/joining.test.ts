import { describe, expect, it } from "vitest";
import { entersRoom, invitableRoles, mayCreateProjects, mayInvite, type Place } from "./joining";
import type { Role, Side } from "./rights";

const person = (role: Role, side: Side, organisation = ""): Place => ({ role, side, organisation });

const project = { kind: "project", code: "" };
const internal = { kind: "internal", code: "" };
const roomA = { kind: "vendor", code: "A" };
const roomB = { kind: "vendor", code: "B" };

describe("the spaces a person enters", () => {
  // project, 社内限り, room of A, room of B
  const table: [Place, boolean, boolean, boolean, boolean][] = [
    [person("admin", "user"), true, true, true, true],
    [person("lead", "user"), true, true, true, true],
    [person("pmo", "user"), true, true, true, true],
    [person("manager", "user"), true, true, false, false],
    [person("tester", "user"), true, true, false, false],
    [person("trainer", "user"), true, true, false, false],
    [person("owner", "user"), true, true, false, false],
    [person("viewer", "user"), true, true, false, false],
    [person("developer", "user", "A"), true, true, false, false],
    [person("kiosk", "user"), false, false, false, false],
    [person("pmo", "vendor", "A"), true, false, true, false],
    [person("developer", "vendor", "A"), true, false, true, false],
    [person("developer", "vendor", "B"), true, false, false, true],
    [person("viewer", "vendor", "A"), true, false, true, false],
    [person("developer", "vendor", ""), true, false, false, false],
  ];
  it.each(table)("%j", (who, inProject, inInternal, inA, inB) => {
    expect(entersRoom(project, who)).toBe(inProject);
    expect(entersRoom(internal, who)).toBe(inInternal);
    expect(entersRoom(roomA, who)).toBe(inA);
    expect(entersRoom(roomB, who)).toBe(inB);
  });

  it("leaves other people's and private spaces closed, also to an administrator", () => {
    for (const kind of ["person", "private", "organisation"]) {
      expect(entersRoom({ kind, code: "" }, person("admin", "user"))).toBe(false);
    }
  });
});

describe("who may invite whom", () => {
  const table: [Place, Place, boolean][] = [
    [person("admin", "user"), person("admin", "user"), true],
    [person("lead", "user"), person("admin", "user"), false],
    [person("lead", "user"), person("lead", "user"), true],
    [person("pmo", "user"), person("lead", "user"), false],
    [person("pmo", "user"), person("pmo", "user"), true],
    [person("pmo", "user"), person("developer", "vendor", "A"), true],
    [person("admin", "user"), person("owner", "vendor", "A"), false],
    [person("admin", "user"), person("admin", "vendor", "A"), false],
    [person("admin", "user"), person("kiosk", "user"), false],
    [person("tester", "user"), person("viewer", "user"), false],
    [person("owner", "user"), person("viewer", "user"), false],
    [person("pmo", "vendor", "A"), person("developer", "vendor", "A"), true],
    [person("pmo", "vendor", "A"), person("developer", "vendor", "B"), false],
    [person("pmo", "vendor", "A"), person("tester", "user", "A"), false],
    [person("developer", "vendor", "A"), person("developer", "vendor", "A"), false],
  ];
  it.each(table)("%j invites %j: %s", (inviter, invited, allowed) => {
    expect(mayInvite(inviter, invited)).toBe(allowed);
  });

  it("offers a vendor's PMO the vendor's roles and none of the user's side", () => {
    expect(invitableRoles(person("pmo", "vendor", "A"), "vendor")).toEqual([
      "pmo",
      "developer",
      "tester",
      "trainer",
      "viewer",
    ]);
    expect(invitableRoles(person("pmo", "vendor", "A"), "user")).toEqual([]);
  });
});

describe("who may open a project", () => {
  it.each([
    ["organisation", "admin", "user", true],
    ["organisation", "viewer", "user", false],
    ["project", "lead", "user", true],
    ["project", "admin", "user", true],
    ["project", "pmo", "user", false],
    ["project", "lead", "vendor", false],
    ["person", "admin", "user", false],
  ] as [string, Role, Side, boolean][])(
    "in %s as %s on the %s side: %s",
    (kind, role, side, may) => {
      expect(mayCreateProjects([{ kind, role, side }])).toBe(may);
    },
  );
});
