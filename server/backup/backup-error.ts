/** Why a backup cannot be taken or put back, in both languages, for the person at the terminal. */

const texts = {
  noDatabase: {
    ja: "データベースがありません。DATA_DIR を確認してください。",
    en: "There is no database. Check DATA_DIR.",
  },
  insideData: {
    ja: "DATA_DIR の外のフォルダを指定してください。",
    en: "Choose a folder outside DATA_DIR.",
  },
  notABackup: {
    ja: "完了したバックアップがありません。フォルダを確認してください。",
    en: "There is no complete backup here. Check the folder.",
  },
  newer: {
    ja: "この版より新しい Asayu のバックアップです。新しい版で戻してください。",
    en: "The backup was taken by a newer Asayu. Restore it with that version or a later one.",
  },
  broken: {
    ja: "バックアップが壊れているか書き換えられています。何も変更していません。別のバックアップを指定してください。",
    en: "The backup is damaged or was altered. Nothing was changed; choose another backup.",
  },
  running: {
    ja: "この DATA_DIR でサーバーが動いています。止めてから、もう一度実行してください。",
    en: "A server is running on this DATA_DIR. Stop it, then try again.",
  },
  unwritable: {
    ja: "書き込めません。場所と権限を確認してください。",
    en: "It cannot be written. Check where it is and who may write there.",
  },
  full: {
    ja: "ディスクがいっぱいです。空きを作ってください。",
    en: "The disk is full. Make room on it.",
  },
  older: {
    ja: "データベースが古い版のままです。サーバーを一度起動してから実行してください。",
    en: "The database is still of an older version. Start the server once, then try again.",
  },
} as const;

export type BackupErrorCode = keyof typeof texts;

/** The message names a file or folder, never what people wrote. */
export class BackupError extends Error {
  override readonly name = "BackupError";

  constructor(
    readonly code: BackupErrorCode,
    readonly path: string,
    options?: ErrorOptions,
  ) {
    super(`${path}: ${texts[code].ja} / ${texts[code].en}`, options);
  }
}

const unwritable = ["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST"];
const full = ["ENOSPC", "EDQUOT"];

/** The coded form of trouble with the file system; any other error as it is. */
export function toBackupError(error: unknown, path: string): unknown {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error) || !("code" in cause)) return error;
  const code = String(cause.code);
  const at = "path" in cause && typeof cause.path === "string" ? cause.path : path;
  if (unwritable.includes(code)) return new BackupError("unwritable", at, { cause });
  if (full.includes(code)) return new BackupError("full", at, { cause });
  return error;
}
