/** Every record kind, registered once. A new kind is its file and a line here. */
import { actionItem } from "./action-item";
import { attachment } from "./attachment";
import { comment } from "./comment";
import { conflict } from "./conflict";
import { defect } from "./defect";
import type { Definition } from "./define";
import { member } from "./member";
import { project } from "./project";

/** The kinds of this product by name. Tests make registries of their own. */
export type Registry = ReadonlyMap<string, Definition>;

export function registryOf(...definitions: Definition[]): Registry {
  return new Map(definitions.map((definition) => [definition.kind, definition]));
}

export const kinds: Registry = registryOf(
  defect,
  attachment,
  comment,
  actionItem,
  project,
  member,
  conflict,
);
