/** Every device shows what the server holds, all of it. */
import { isDeepStrictEqual } from "node:util";
import type { HttpDevice } from "./device";
import type { ServerState } from "./server-state";

/** @returns one sentence for each record that stands otherwise, and that nothing unsent on the device explains */
export async function differences(
  { database }: Pick<HttpDevice, "database">,
  { rows }: Pick<ServerState, "rows">,
): Promise<string[]> {
  const shown = new Map((await database.records.toArray()).map((row) => [row.id, row]));
  const spaces = new Set(await database.spaces.toCollection().primaryKeys());
  const unsent = new Set((await database.outbox.toArray()).flatMap(({ touched }) => touched));
  const expected = [...rows.values()].filter(({ space }) => spaces.has(space));
  return [...new Set([...shown.keys(), ...expected.map(({ id }) => id)])].flatMap((id) => {
    if (unsent.has(id)) return [];
    const [here, held] = [shown.get(id), rows.get(id)];
    const isSame =
      here?.seq === held?.seq &&
      here?.number === held?.number &&
      isDeepStrictEqual(here?.fields, held?.fields);
    return isSame ? [] : `${id} stands otherwise on device ${database.name}`;
  });
}
