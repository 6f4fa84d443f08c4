/** What every part drawn from a definition needs to know: the project's spaces, its people, the reader's language. */
import { useLocale, useTranslations } from "next-intl";
import { createContext, type ReactNode, use, useMemo } from "react";
import { type Calendar, calendarOf } from "@/lib/day/calendar";
import { useLocal } from "@/lib/local/hooks/provider";
import { useActor } from "@/lib/local/hooks/use-actor";
import { useMembers } from "@/lib/local/hooks/use-members";
import { useRecord } from "@/lib/local/hooks/use-record";
import { useSpaces } from "@/lib/local/hooks/use-spaces";
import type { Registry } from "@/lib/records";
import { isPresent } from "@/lib/records/member";
import type { Actor } from "@/lib/records/rights";
import type { SpaceInfo, SpaceKind } from "@/lib/sync/protocol";
import { type Clock, clockOf } from "./project-clock";
import type { Reading } from "./value-text";

export interface Person {
  id: string;
  name: string;
  /** Department, or the vendor; empty where nobody has said. */
  organisation: string;
}

export interface OpenOptions {
  replace?: boolean;
  keepFocus?: boolean;
  /** What is opened is drawn already, behind what is left. */
  drawn?: boolean;
}

/** A space of the project under the name that people know it by. */
export interface Room {
  id: string;
  name: string;
  kind: SpaceKind;
}

export interface RecordAddresses {
  /** The address of a record's detail; null for kinds without a page. */
  addressOf: (kind: string, id: string) => string | null;
  /** Where a new record of the kind begins with these values; null where it cannot. */
  newAddressOf: (kind: string, start: Readonly<Record<string, string>>) => string | null;
}

export interface RecordScope extends RecordAddresses {
  project: string;
  /** The project's own space. */
  space: string;
  /** Every space of the project that the reader is in, its own first: lists and search go over all of them. */
  rooms: readonly Room[];
  spaces: readonly string[];
  registry: Registry;
  /** The reader's rights, the same in every space of the project. */
  actor: Actor;
  /** Language, zone and names, as `valueText` takes them. */
  reading: Reading;
  /** What time it is in the project. What a record is stamped with is the device's own time. */
  now: Clock;
  /** The days that the project works. */
  calendar: Calendar;
  /** The project is the demo: its clock stands where its story has come to. */
  isDemo: boolean;
  /** The project's people by name, for choosing one. */
  people: readonly Person[];
  /** Goes to an address of the app. */
  open: (address: string, options?: OpenOptions) => void;
}

const ScopeContext = createContext<RecordScope | null>(null);

/** Throws outside of a `RecordScopeProvider`. */
export function useRecordScope(): RecordScope {
  const scope = use(ScopeContext);
  if (!scope) throw new Error("useRecordScope stands outside of its provider");
  return scope;
}

const defaultZone = "Asia/Tokyo";
const nothing: Readonly<Record<string, unknown>> = {};

/** Draws nothing until the project and the rights in its space are read from the device. */
export function RecordScopeProvider({
  project,
  space,
  addresses,
  open,
  children,
}: Pick<RecordScope, "project" | "space" | "open"> & {
  addresses: RecordAddresses;
  children: ReactNode;
}) {
  const t = useTranslations("record");
  const language = useLocale();
  const { registry, user } = useLocal();
  const actor = useActor(space);
  const members = useMembers(space);
  const record = useRecord(project);
  const known = useSpaces();

  // Zone and clock are the project's: before them no time can be told.
  const isRead = record !== undefined;
  const { demoNow, holidays, workingDays } = record?.fields ?? nothing;
  const calendar = useMemo(() => calendarOf({ holidays, workingDays }), [holidays, workingDays]);
  const zone = record?.fields.timeZone;
  const timeZone = typeof zone === "string" && zone ? zone : defaultZone;
  const scope = useMemo<RecordScope | null>(() => {
    if (!actor || !known || !isRead) return null;
    const rooms = roomsIn(known, project).map(({ id, kind, name }): Room => {
      if (kind === "project") return { id, kind, name: t("room.project") };
      return { id, kind, name: kind === "internal" ? t("room.internal") : name };
    });
    const spaces = rooms.map(({ id }) => id);
    const nameOf = (id: string) => {
      const name = members?.get(id)?.fields.name;
      return typeof name === "string" ? name : null;
    };
    const people = [...(members ?? [])]
      .filter(([, { fields }]) => isPresent(fields))
      .map(([id, { fields }]) => ({
        id,
        name: nameOf(id) ?? id,
        organisation: typeof fields.organisation === "string" ? fields.organisation : "",
      }))
      .sort((a, b) => a.name.localeCompare(b.name, "ja"));
    const reading: Reading = {
      language,
      timeZone,
      personName: (id) => nameOf(id) ?? (id === user.id ? user.name : t("nobody")),
      yes: t("yes"),
      no: t("no"),
    };
    const clock = { now: clockOf(demoNow), calendar, isDemo: typeof demoNow === "string" };
    const given = { project, space, registry, ...clock, ...addresses, open };
    return { ...given, rooms, spaces, actor, reading, people };
  }, [
    actor,
    known,
    members,
    language,
    timeZone,
    isRead,
    demoNow,
    calendar,
    project,
    space,
    registry,
    user,
    addresses,
    open,
    t,
  ]);

  return scope && <ScopeContext value={scope}>{children}</ScopeContext>;
}

/** Around a record: in a private room only its own people can be chosen, since nobody else would see it. */
export function RoomScope({ space, children }: { space: string; children: ReactNode }) {
  const scope = useRecordScope();
  const isPrivate = scope.rooms.some(({ id, kind }) => id === space && kind === "private");
  const members = useMembers(space);
  const narrowed = useMemo<RecordScope>(() => {
    if (!isPrivate) return scope;
    const isIn = (id: string) => {
      const member = members?.get(id);
      return member !== undefined && isPresent(member.fields);
    };
    return { ...scope, people: scope.people.filter(({ id }) => isIn(id)) };
  }, [scope, isPrivate, members]);
  return <ScopeContext value={narrowed}>{children}</ScopeContext>;
}

const order: readonly SpaceKind[] = ["project", "internal", "vendor", "private"];

/** The spaces of a project, its own first, private rooms last. */
export function roomsIn(spaces: readonly SpaceInfo[], project: string): SpaceInfo[] {
  const rank = ({ kind }: SpaceInfo) => order.indexOf(kind);
  return spaces
    .filter((space) => space.project === project)
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, "ja"));
}
