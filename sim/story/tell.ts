/** Tells a story in words, a line a step. */
import { people, personAt } from "../world/names";
import type { Step, Story, Wish } from "./step";

export function told(story: Story): string[] {
  const { machines, steps } = story;
  const owners = machines.map(({ person, clockOff, page }, place) => {
    const off = clockOff ? `, its clock ${clockOff} year off` : "";
    const pages = page ? `, pages of ${page}` : "";
    return `device ${place} of ${personAt(person % story.people).id}${off}${pages}`;
  });
  const crowd = people.slice(0, story.people).map(({ id, role }) => `${id} (${role})`);
  return [
    `${crowd.join(", ")}; ${owners.join(", ")}`,
    ...steps.map((step, place) => `${String(place + 1).padStart(3)}. ${sentence(step, story)}`),
  ];
}

function sentence(step: Step, story: Story): string {
  const on = "on" in step ? deviceAt(step.on) : "";
  const where = "tab" in step && step.tab ? `${on}, second tab` : on;
  switch (step.do) {
    case "tap": {
      const what = step.wishes.map(wished).join(" and ");
      return `${where}: ${what}${step.held ? ", begun but not yet written" : ""}`;
    }
    case "sync":
      if (step.former) return `${on}: the tabs of who was signed in before sync`;
      return `${where}: syncs ${step.gates === undefined ? "to the end" : `${step.gates} gates far`}`;
    case "crash":
      return `${where}: dies and is opened again`;
    case "network": {
      const after = step.skip ? ` (after ${step.skip} calls)` : "";
      return `${on}: the network will ${networkWords[step.fault]}${after}`;
    }
    case "line":
      return `${on}: is ${step.up ? "online" : "offline"}`;
    case "arrive":
      return `a delayed request (no. ${step.which}) reaches the server`;
    case "disk":
      return `${where}: the next transaction ${diskWords[step.fault]}`;
    case "wait":
      return `${step.ms / 1_000} s pass`;
    case "person":
      return `${on}: ${step.who === null ? "nobody" : personAt(step.who % story.people).id} is signed in`;
    case "clone":
      return `${on}: its image is laid on a new device`;
    case "spoil":
      return `${where}: the newest waiting op becomes unfit (${step.how})`;
    case "mend":
      return `${where}: refused changes (no. ${step.which}) are ${step.letGo ? "let go" : "made again"}`;
    case "alter":
      return `${where}: an op that the server already has changes its content`;
    case "server":
      return `the server ${serverWords[step.fault]}`;
    case "member": {
      const { id } = personAt(step.who % story.people);
      return `${id} ${memberWords[step.be]} (space ${step.space})`;
    }
    case "revokeDevice":
      return `${on}: is revoked`;
    case "build":
      return `${on}: runs ${step.old ? "a program that is too old" : "the present program"}`;
  }
}

const deviceAt = (on: number) => (on < 0 ? "the newest device" : `device ${on}`);

const wished = ({ what, a, b, c }: Wish) => `${what} ${a}/${b}/${c}`;

const networkWords = {
  drop: "drop a request",
  double: "deliver a request twice",
  delay: "deliver a request much later",
  loseAnswer: "lose an answer after the commit",
  tooLarge: "find a push too large",
  tooMany: "answer that there are too many calls",
};

const diskWords = {
  full: "finds the device full",
  handleLost: "finds the handle dead",
  silent: "is written, and nobody is told",
};

const serverWords = {
  restart: "restarts",
  diesWriting: "will die in the midst of writing a push",
  backup: "is backed up",
  newRoom: "gets a further room",
  restore: "is restored from the newest backup",
  restoreOlder: "is restored from the backup before the newest",
  restoreOlderBlind: "is lost and set up again from the backup before the newest",
  restoreBlind: "is lost and set up again from the newest backup",
};

const memberWords = {
  out: "leaves the room",
  in: "is a member with the usual role",
  viewer: "becomes a viewer",
  everywhereOut: "is taken out of everything",
};
