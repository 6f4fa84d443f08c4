/** Where `/` leads: the project that was open last, the only one, or the list of them. */
import { href } from "@/app/router/addresses";
import type { SpaceInfo } from "@/lib/sync/protocol";

/** Null while the person belongs to no project. */
export function homeAddress(spaces: readonly SpaceInfo[], last: string | null): string | null {
  const projects = spaces.flatMap(({ kind, id, project }) =>
    kind === "project" ? [project ?? id] : [],
  );
  const [first, ...others] = projects;
  if (first === undefined) return null;
  if (last !== null && projects.includes(last)) return href("today", { project: last });
  return others.length ? href("projects") : href("today", { project: first });
}
