/** A connection to the SQLite file, with the settings that keep what it acknowledged. */
import Database from "libsql";

export type Connection = ReturnType<typeof connect>;

/** Statements kept prepared; parsing a multi-row insert takes longer than running it. */
const STATEMENTS_KEPT = 200;

export function connect(file: string, ...pragmas: string[]) {
  const sqlite = new Database(file);
  const statements = new Map<string, Database.Statement>();
  for (const pragma of [
    "pragma busy_timeout = 5000",
    "pragma journal_mode = wal",
    // Acknowledged means on the disk: WAL's own default would lose the last commits in a power cut.
    "pragma synchronous = full",
    "pragma foreign_keys = on",
    "pragma cache_size = -32000",
    ...pragmas,
  ])
    sqlite.exec(pragma);

  function prepare(sql: string): Database.Statement {
    // Two processes on one file would otherwise both start reading and one fail at its first write.
    if (sql === "begin") return prepare("begin immediate");
    // A full disk has already rolled back; saying it again would hide the reason.
    if (sql === "rollback" && !sqlite.inTransaction) return prepare("select 1");
    const known = statements.get(sql);
    if (known) return known;
    const statement = sqlite.prepare(sql);
    const oldest = statements.keys().next().value;
    if (statements.size >= STATEMENTS_KEPT && oldest !== undefined) statements.delete(oldest);
    statements.set(sql, statement);
    return statement;
  }
  const close = () => {
    statements.clear();
    if (sqlite.open) sqlite.close();
  };
  return { database: { prepare, close }, close };
}
