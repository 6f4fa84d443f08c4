/** What can go wrong on the device, as codes; the texts for people are in lib/i18n. */

export const localErrorCodes = [
  /** The device's storage is full; nothing was written. */
  "deviceFull",
  /** The database did not take the write, also after reopening it; nothing is pretended. */
  "notSaved",
  /** The database was closed: signed out, or withdrawn from this device. */
  "locked",
  "invalid",
  "forbidden",
  "illegalTransition",
  "notTheFixer",
  "fieldMissing",
  "fieldInvalid",
  "missingRecord",
  "deletedRecord",
  "unknownKind",
  "missingSpace",
  "readOnly",
  "groupTooLarge",
  "conflictSettled",
  "undoForeign",
  "undoOvertaken",
  "fileEmpty",
  "fileType",
  "fileUnreadable",
  "fileTooLarge",
  "fileMissing",
] as const;
export type LocalErrorCode = (typeof localErrorCodes)[number];

export interface FieldProblem {
  field: string;
  code: string;
}

export class LocalError extends Error {
  readonly fields: readonly FieldProblem[];

  constructor(
    readonly code: LocalErrorCode,
    { fields = [], cause }: { fields?: readonly FieldProblem[]; cause?: unknown } = {},
  ) {
    super(code, cause === undefined ? {} : { cause });
    this.name = "LocalError";
    this.fields = fields;
  }

  get field(): string | undefined {
    return this.fields[0]?.field;
  }
}

export const isLocalError = (error: unknown): error is LocalError => error instanceof LocalError;
