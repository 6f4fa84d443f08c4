/** Why the database cannot be used, with a sentence for the person at the terminal in both languages. */

const texts = {
  unwritable: {
    ja: "データのフォルダに書き込めません。場所と権限を確認してください。",
    en: "The data folder cannot be written. Check where it is and who may write there.",
  },
  newer: {
    ja: "データベースはこの版より新しい Asayu で作られています。新しい版で起動してください。",
    en: "The database was written by a newer Asayu. Start that version or a later one.",
  },
  damaged: {
    ja: "データベースを読めません。ファイルを別の場所に残し、バックアップから戻してください。",
    en: "The database cannot be read. Keep the file aside and restore it from a backup.",
  },
  full: {
    ja: "サーバーのディスクがいっぱいです。空きを作ってください。",
    en: "The server's disk is full. Make room on it.",
  },
} as const;

export type StoreErrorCode = keyof typeof texts;

/** The message names the file or folder, never what people wrote. */
export class StoreError extends Error {
  override readonly name = "StoreError";

  constructor(
    readonly code: StoreErrorCode,
    readonly path: string,
    options?: ErrorOptions,
  ) {
    super(`${path}: ${texts[code].ja} / ${texts[code].en}`, options);
  }
}

const unwritable = ["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST", "SQLITE_READONLY"];
const damaged = ["SQLITE_CORRUPT", "SQLITE_NOTADB"];
const full = ["ENOSPC", "SQLITE_FULL"];

/** The coded form of an error of the file system or the database; any other error as it is. */
export function toStoreError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  const code = "code" in error ? String(error.code) : "";
  const is = (starts: string[]) => starts.some((start) => code.startsWith(start));
  if (is(unwritable)) return new StoreError("unwritable", path, { cause: error });
  if (is(damaged)) return new StoreError("damaged", path, { cause: error });
  if (is(full)) return new StoreError("full", path, { cause: error });
  return error;
}
