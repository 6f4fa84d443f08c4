/** What a record is called where only its name fits. */
import type { Registry } from "@/lib/records";
import { humanNumber } from "@/lib/records/number";
import type { Row } from "@/lib/records/row";

/** Its title, else its number or short code, else nothing. */
export function titleOf(registry: Registry, row: Row | undefined): string {
  if (!row) return "";
  const definition = registry.get(row.kind);
  const title = definition ? row.fields[definition.title] : undefined;
  if (typeof title === "string" && title !== "") return title.slice(0, 120);
  return (definition && humanNumber(definition, row)) ?? row.code ?? "";
}
