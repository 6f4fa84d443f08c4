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
