/** What one record of the bench is written from: its place, and everything that is drawn from it. */
import { at, circumstances, drawn, findings, modules, type Scene, scenes, yen } from "./words";

export interface Telling {
  /** 0, 1, 2 … among the records of its kind. */
  readonly place: number;
  /** Who writes, answers and tests. */
  readonly author: string;
  readonly scene: Scene;
  readonly module: string;
  readonly circumstance: string;
  /** A sentence without its end. */
  readonly finding: string;
  readonly amount: string;
  /** The number of a document in the ERP, as `受注番号 4500012345`. */
  readonly document: string;
  /** A whole number below `below`, the same one for the same salt. */
  pick(salt: number, below: number): number;
  oneOf<T>(salt: number, list: readonly T[]): T;
  /** Some record of the project. */
  some(salt: number, kind: string): string;
}

/** @param salt keeps two kinds from telling the same story at the same place */
export function telling(
  place: number,
  salt: number,
  { author, idsOf }: { author: string; idsOf: (kind: string) => readonly string[] },
): Telling {
  const pick = (more: number, below: number) => drawn(place, salt + more, below);
  const oneOf = <T>(more: number, list: readonly T[]): T => at(list, pick(more, 1_000_003));
  const scene = oneOf(1, scenes);
  return {
    place,
    author,
    scene,
    module: oneOf(2, modules),
    circumstance: oneOf(3, circumstances),
    finding: oneOf(4, findings),
    amount: yen(1_000 + pick(5, 9_000_000)),
    document: `${scene.document}番号 ${4_500_000_000 + pick(6, 9_000_000)}`,
    pick,
    oneOf,
    some: (more, kind) => oneOf(more, idsOf(kind)),
  };
}

/** The values of a new record, and the move that follows on every second one. */
export interface Written {
  readonly set: Readonly<Record<string, unknown>>;
  readonly moved?: Readonly<{ state: string }> & Readonly<Record<string, unknown>>;
}

export type Writer = (telling: Telling) => Written;
