/** Where records live: the address that shows one, lists its kind, or begins a new one. */
import { useMemo } from "react";
import type { RecordAddresses } from "@/components/record/record-scope";
import { useLocal } from "@/lib/local/hooks/provider";
import type { Registry } from "@/lib/records";
import { href } from "./addresses";

/** Null for kinds that are drawn inside what they belong to, and for kinds that this version does not know. */
export function recordAddress(
  registry: Registry,
  project: string,
  kind: string,
  record: string,
): string | null {
  const definition = registry.get(kind);
  if (!definition || definition.inline) return null;
  switch (kind) {
    case "defect":
      return href("defect", { project, record });
    case "actionItem":
      return href("action", { project, record });
    case "meeting":
      return href("meeting", { project, record });
    case "minuteLine":
      return href("minuteLine", { project, record });
    case "testCase":
      return href("testCase", { project, record });
    case "trainingSession":
      return href("trainingSession", { project, record });
    case "member":
      return href("members", { project });
    case "project":
      return href("project", { project });
    default:
      return href("entry", { project, kind, record });
  }
}

/** The list of a kind: its screen where it has one, else its register. */
export function listAddress(project: string, kind: string): string {
  switch (kind) {
    case "defect":
      return href("defects", { project });
    case "actionItem":
      return href("actions", { project });
    case "meeting":
      return href("meetings", { project });
    case "testCase":
      return href("tests", { project });
    case "trainingSession":
      return href("training", { project });
    default:
      return href("register", { project, kind });
  }
}

/** A new record that starts with the given values; null where the app's own screens begin it otherwise. */
export function newRecordAddress(
  registry: Registry,
  project: string,
  kind: string,
  start: Readonly<Record<string, string>>,
): string | null {
  const definition = registry.get(kind);
  if (!definition || definition.inline || definition.writing === "server") return null;
  switch (kind) {
    case "defect":
      return null;
    case "actionItem":
      return href("newAction", { project }, start);
    case "meeting":
      return href("newMeeting", { project }, start);
    case "testCase":
      return href("newTestCase", { project }, start);
    case "trainingSession":
      return href("newTraining", { project }, start);
    case "minuteLine":
      // Lines are typed at the bottom of their meeting.
      return start.meeting ? href("meeting", { project, record: start.meeting }) : null;
    default:
      return href("newEntry", { project, kind }, start);
  }
}

export function useRecordAddresses(project: string): RecordAddresses {
  const { registry } = useLocal();
  return useMemo(
    () => ({
      addressOf: (kind, record) => recordAddress(registry, project, kind, record),
      newAddressOf: (kind, start) => newRecordAddress(registry, project, kind, start),
    }),
    [registry, project],
  );
}
