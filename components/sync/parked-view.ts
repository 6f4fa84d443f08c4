/** Refused changes as their cards show them: one card a tap, the change that was refused first. */
import type { Parked, ParkedCode } from "@/lib/local/database";
import type { Definition } from "@/lib/records/define";
import { dependsOn } from "@/lib/sync/local";

export interface ParkedGroup {
  /** The change that the server did not take. */
  culprit: Parked;
  /** What stopped with it, in the order it was made; the culprit is among them. */
  all: Parked[];
}

/** Codes of changes that stopped only because of another. */
const followers: readonly ParkedCode[] = ["baseRefused", "groupRefused"];

export function parkedGroups(parked: readonly Parked[]): ParkedGroup[] {
  const groups: Parked[][] = [];
  const inOrder = [...parked].sort((a, b) => a.op.n - b.op.n || a.at - b.at);
  for (const entry of inOrder) {
    const home = groups.find((group) => group.some((one) => dependsOn(entry.op, one.op)));
    if (home) home.push(entry);
    else groups.push([entry]);
  }
  return groups.flatMap((all) => {
    const culprit = all.find(({ code }) => !followers.includes(code)) ?? all[0];
    return culprit ? [{ culprit, all }] : [];
  });
}

export type ParkedAction = "seen" | "edit" | "resend" | "open" | "export" | "discard";

/** The most helpful first, for each reason; what cannot be done here is left out afterwards. */
const helpful: Record<ParkedCode, readonly ParkedAction[]> = {
  invalid: ["edit", "open", "resend"],
  tooLarge: ["edit", "open"],
  unknownKind: ["resend"],
  fieldInvalid: ["edit", "open"],
  fieldMissing: ["edit", "open"],
  forbidden: ["open", "resend"],
  illegalTransition: ["open", "resend"],
  notTheFixer: ["open", "resend"],
  missingRecord: [],
  deletedRecord: ["open", "resend"],
  existsAlready: ["open", "edit"],
  missingSpace: [],
  baseRefused: ["edit", "resend", "open"],
  undoForeign: ["open"],
  undoOvertaken: ["open"],
  groupRefused: ["edit", "resend", "open"],
  fileUnreadable: ["open"],
};

export interface Possible {
  /** The refused change holds values that a form can show. */
  edit: boolean;
  /** The record is on this device and has a screen. */
  open: boolean;
  /** The person still belongs to the space. */
  inside: boolean;
  /** A lead has decided: nothing is left to do but to know it. */
  settled?: boolean;
}

/** Export keeps a copy and comes before discarding, which always comes last. */
export function parkedActions(code: ParkedCode, possible: Possible): ParkedAction[] {
  if (possible.settled) return ["seen", "export"];
  const wanted = possible.inside ? helpful[code] : [];
  const here = wanted.filter(
    (action) => (action !== "edit" || possible.edit) && (action !== "open" || possible.open),
  );
  return [...here, "export", "discard"];
}

/** The fields of the refused change that a form can show; one that must be filled comes along. */
export function editableFields(definition: Definition, { op, code, field }: Parked): string[] {
  if (!["create", "append", "set", "transition"].includes(op.type)) return [];
  const named = code === "fieldMissing" || code === "fieldInvalid" ? field : undefined;
  return Object.entries(definition.fields)
    .filter(([name]) => Object.hasOwn(op.set, name) || name === named)
    .filter(([, { spec }]) => !spec.hidden && spec.type !== "json")
    .map(([name]) => name);
}
