/** What a restore could not bring back, as lines for the terminal. */
import { kinds } from "../../lib/records";
import { humanNumber } from "../../lib/records/number";
import type { MissingAfter, MissingIn } from "../../server/backup/missing";
import { type Span, sizeOf, spansText, without } from "../../server/backup/spans";
import type { Beyond } from "../../server/store/store";
import { timeText } from "./terminal";

const MOST_LINES = 50;

/** @param nameOf of a user, as the projects know them */
export function missingText(
  { restore, spaces, away }: MissingAfter,
  nameOf: (userId: string) => string,
): string[] {
  const touched = spaces.filter(({ known }) => known > 0);
  return [
    `${timeText(restore.at)} の復元（${timeText(restore.backupAt)} のバックアップ）の後 / After the restore of ${timeText(restore.at)} (backup of ${timeText(restore.backupAt)})`,
    ...(touched.length
      ? touched.flatMap((one) => spaceText(one, nameOf))
      : ["  バックアップの後の変更は知られていません。 / No change after the backup is known."]),
    ...(away.length
      ? [
          `  まだつながっていない端末 ${away.length} 台。変更を持っている可能性があります。 / ${away.length} devices have not connected since and may still hold changes:`,
          ...away.map(
            ({ userId, label, lastSeen }) =>
              `    ${nameOf(userId)}: ${label || "名前のない端末 / unnamed device"}  ${timeText(lastSeen)}`,
          ),
        ]
      : []),
  ];
}

function spaceText(
  { space, id, known, back, missing, lines }: MissingIn,
  nameOf: (userId: string) => string,
): string[] {
  const name = space ? `${space.name} ${space.code}`.trim() : id;
  const gone = space ? "" : "（この場所自体がない / the space itself is gone）";
  const told = lines.slice(0, MOST_LINES);
  const named = lines.map((line): Span => [line.seq, line.upTo]);
  const nameless = missing.flatMap((span) => without(span, named));
  return [
    `  ${name}${gone}: 変更 ${known}、戻った ${back}、戻っていない ${sizeOf(missing)} / changes ${known}, back ${back}, missing ${sizeOf(missing)}`,
    ...told.map((line) => `    ${lineText(line, nameOf)}`),
    ...(lines.length > told.length ? [`    … ${lines.length - told.length}`] : []),
    ...(nameless.length
      ? [`    seq ${spansText(nameless)}: 番号のほかは分かりません / known by number only`]
      : []),
  ];
}

function lineText(
  { seq, kind, record, userId, at, row, witness }: Beyond,
  nameOf: (userId: string) => string,
): string {
  const definition = kinds.get(kind ?? "");
  const label = definition ? `${definition.label.ja} / ${definition.label.en}` : (kind ?? "");
  const number = definition && row ? humanNumber(definition, row) : null;
  const held = row
    ? witness === null
      ? "前のデータにあり / held in the replaced data"
      : `${nameOf(witness)}の端末にあり / held on a device of ${nameOf(witness)}`
    : "";
  const time = at === null ? "" : timeText(at);
  return [`seq ${seq}`, label, number ?? record ?? "", time, userId ? nameOf(userId) : "", held]
    .filter(Boolean)
    .join("  ");
}
