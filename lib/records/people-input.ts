/**
 * What the forms about people and projects take, checked alike on the device and on the server. Loads
 * zod, so only screens that load when needed import it. Messages are codes for the screens.
 */
import * as z from "zod";
import { INTERNAL_CODE } from "./joining";
import { project } from "./project";
import { roles } from "./rights";

// zod probes for `new Function` otherwise, which the content policy forbids.
z.config({ jitless: true });

export const MIN_PASSWORD = 10;
export const MAX_PASSWORD = 128;

const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, "required")
    .max(max, "tooLong")
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), "characters");

const optionalLine = (max: number) => z.union([z.literal(""), line(max)]);

export const token = z.string().regex(/^[\w-]{43}$/);

export const credentials = z.object({
  email: z.string().trim().min(1, "required").max(254, "tooLong").pipe(z.email("email")),
  password: z.string().min(1, "required").max(256, "tooLong"),
});

export const account = z.object({
  name: line(80),
  email: credentials.shape.email,
  password: z
    .string()
    .min(1, "required")
    .min(MIN_PASSWORD, "password")
    .max(MAX_PASSWORD, "tooLong"),
});

export const organisationAccount = account.extend({ organisation: line(80) });

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const day = z
  .string()
  .refine((text) => DAY.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)), "day");

function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const vendor = z.object({
  /** Stands in the numbers of the vendor's room: BUG-A-0001. */
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{1,4}$/, "vendorCode")
    .refine((code) => code !== INTERNAL_CODE, "reservedCode"),
  name: line(80),
  system: optionalLine(80),
});

function addDoubles<T extends "code" | "name">(
  vendors: readonly Record<T, string>[],
  key: T,
  context: z.RefinementCtx,
): void {
  const seen = new Set<string>();
  for (const [index, { [key]: value }] of vendors.entries()) {
    if (seen.has(value)) {
      context.addIssue({ code: "custom", path: [index, key], message: "double" });
    }
    seen.add(value);
  }
}

/** Null where nobody has said it. */
const size = z
  .number("number")
  .nonnegative("number")
  .max(1_000_000_000_000, "number")
  .nullable()
  .default(null);

/** Field by field; `periodInOrder` belongs around it. */
export const projectFields = z.object({
  name: line(80),
  phase: z.enum(
    Object.keys(project.fields.phase.spec.options ?? {}) as ["planning", "uat", "training"],
    "required",
  ),
  from: z.union([z.literal(""), day]),
  to: z.union([z.literal(""), day]),
  timeZone: z.string().max(60).refine(isTimeZone, "timeZone"),
  modules: z.array(line(60)).max(100, "tooMany"),
  systems: z.array(line(60)).max(100, "tooMany"),
  /** Closed beside weekends and holidays, and worked in spite of them. */
  holidays: z.array(day).max(100, "tooMany").default([]),
  workingDays: z.array(day).max(100, "tooMany").default([]),
  ksloc: size,
  screenCount: size,
  budget: size,
  vendors: z
    .array(vendor)
    .max(20, "tooMany")
    .superRefine((vendors, context) => {
      addDoubles(vendors, "code", context);
      addDoubles(vendors, "name", context);
    }),
});

export const periodInOrder = {
  holds: ({ from, to }: { from: string; to: string }) => from === "" || to === "" || from <= to,
  problem: { path: ["to"], message: "order" },
};

export const newProject = projectFields.refine(periodInOrder.holds, periodInOrder.problem);

export const place = z.object({
  role: z.enum(roles, "required"),
  side: z.enum(["user", "vendor"]),
  organisation: optionalLine(80),
});

/** A member's place as it may be changed: side, role and organisation, and where they stand in the 体制図. */
export const memberChange = place.extend({
  position: optionalLine(80),
  /** User id of whoever stands above, empty at the top. */
  reportsTo: z.string().max(128),
});

export const MOST_IN_ROOM = 200;

export const newRoom = z.object({
  name: line(80),
  members: z.array(z.string().max(128)).min(1, "chooseMembers").max(MOST_IN_ROOM, "tooMany"),
});
