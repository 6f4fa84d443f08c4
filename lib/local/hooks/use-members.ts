/** The members of a space by their user id. */
import { useMemo } from "react";
import type { Shown } from "../database";
import { useRecords } from "./use-records";

export function useMembers(space: string): Map<string, Shown> | undefined {
  const members = useRecords({ space, kind: "member" });
  return useMemo(
    () => members && new Map(members.map((member) => [String(member.fields.user), member])),
    [members],
  );
}
