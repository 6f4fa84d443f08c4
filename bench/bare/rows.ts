/** The least that a record needs, on the wire of the bare side and in its tables. */
import type { CapturedTexts, DefectTexts } from "../texts";

export interface BareRow extends CapturedTexts, Partial<Omit<DefectTexts, keyof CapturedTexts>> {
  readonly id: string;
  readonly number: number | null;
  readonly priority?: string;
  readonly state: string;
  readonly seq: number;
}

/** A new record, or new values of one. */
export type BareOp =
  | { readonly type: "create"; readonly row: BareRow }
  | { readonly type: "set"; readonly id: string; readonly set: Readonly<Partial<BareRow>> };

export const bareStates = ["reported", "accepted", "investigating", "fixing", "closed"] as const;
