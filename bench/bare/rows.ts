/** The least that a record needs, on the wire of the bare side and in its tables. */

export interface BareRow {
  readonly id: string;
  readonly kind: string;
  readonly number: number | null;
  readonly state: string | null;
  readonly seq: number;
  /** Its fields, beside what every record has. */
  readonly [field: string]: unknown;
}

/** A new record, or new values of one. */
export type BareOp =
  | { readonly type: "create"; readonly row: BareRow }
  | {
      readonly type: "set";
      readonly id: string;
      readonly set: Readonly<Record<string, unknown>>;
    };

export const bareStates = ["reported", "accepted", "investigating", "fixing", "closed"] as const;
