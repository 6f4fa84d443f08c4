/** What the card of a refused change offers: the one step that really helps first, the rest after it. */
import { transitionsFrom } from "@/lib/local/allowed";
import type { Parked, ParkedCode, Shown } from "@/lib/local/database";
import type { Standing } from "@/lib/local/parked-groups";
import type { Definition } from "@/lib/records/define";
import type { Actor } from "@/lib/records/rights";

export type ParkedAction =
  | "seen"
  | "edit"
  | "resend"
  | "open"
  | "withdraw"
  | "hide"
  | "export"
  | "discard";

/** The most helpful first, for each reason; what cannot be done here is left out afterwards. */
const helpful: Record<ParkedCode, readonly ParkedAction[]> = {
  invalid: ["edit", "open", "resend"],
  tooLarge: ["edit", "open"],
  unknownKind: ["resend"],
  fieldInvalid: ["edit", "open"],
  fieldMissing: ["edit", "open"],
  forbidden: ["open"],
  illegalTransition: ["resend", "withdraw", "open"],
  notTheFixer: ["resend", "withdraw", "open"],
  missingRecord: ["withdraw"],
  deletedRecord: ["resend", "withdraw", "open"],
  existsAlready: ["open", "edit"],
  missingSpace: [],
  baseRefused: ["edit", "resend", "open"],
  undoForeign: ["withdraw", "open"],
  undoOvertaken: ["withdraw", "open"],
  groupRefused: ["edit", "resend", "open"],
  fileUnreadable: ["open"],
};

export interface Possible {
  standing: Standing;
  /** The refused change holds values that a form can show. */
  edit: boolean;
  /** The record is on this device and has a screen. */
  open: boolean;
  /** The person still belongs to the space. */
  inside: boolean;
  /** Sent once more as the record is now it would be taken. */
  again: boolean;
}

/** Export keeps a copy and comes before discarding, which always comes last. */
export function parkedActions(code: ParkedCode, possible: Possible): ParkedAction[] {
  const { standing, inside } = possible;
  if (standing === "decided")
    return ["seen", ...(possible.open ? (["open"] as const) : []), "export"];
  const here = (inside ? helpful[code] : []).filter(
    (action) =>
      (action !== "edit" || possible.edit) &&
      (action !== "open" || possible.open) &&
      (action !== "resend" || possible.again),
  );
  if (standing === "held") return [...here, "export", "hide"];
  return here.includes("withdraw") ? [...here, "export"] : [...here, "export", "discard"];
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

/** Whether the change, sent once more as the record is now, would be taken; a row that is not here decides nothing. */
export function mayBeAgain(
  definition: Definition | undefined,
  { op, code }: Parked,
  record: Shown | null,
  actor: Actor | undefined,
): boolean {
  if (code === "deletedRecord") return record !== null && record.deleted === null;
  if (op.type !== "transition") return true;
  if (!definition || !record || !actor) return false;
  const { state, ...along } = op.set;
  const choice = transitionsFrom(definition, record, actor, along).find(({ to }) => to === state);
  return choice !== undefined && choice.problem === undefined;
}
