/** Why bytes were not taken, as codes that the device puts into words, each with its HTTP status. */

const statuses = {
  fileEmpty: 422,
  fileType: 415,
  fileHash: 422,
  fileTooLarge: 413,
  filePixels: 422,
  fileUnreadable: 422,
  /** The parts do not fit together, or one is not of the agreed size. */
  fileParts: 400,
  /** It was purged from this space, and is not taken there any more. */
  purged: 410,
  /** The server's disk is full; nothing was stored, the device keeps its copy. */
  serverFull: 507,
} as const;

export type FileErrorCode = keyof typeof statuses;

export class FileError extends Error {
  override readonly name = "FileError";
  readonly status: number;

  constructor(
    readonly code: FileErrorCode,
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.status = statuses[code];
  }
}

/**
 * Next bundles server code more than once, and what one bundle keeps for the whole process (`openedFiles`) throws the
 * class of that bundle: `instanceof` of another is false for it.
 */
export const isFileError = (error: unknown): error is FileError =>
  error instanceof Error && error.name === "FileError";
