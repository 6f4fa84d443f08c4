/** A screen that is loaded when it is first needed, and what the table says about its address. */
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { AddressName } from "./addresses";

type LoadScreen = () => Promise<{ default: ComponentType }>;

export interface LazyScreen {
  readonly Component: LazyExoticComponent<ComponentType>;
  /** Starts loading; resolves when the screen can be drawn without a wait. */
  readonly preload: () => Promise<unknown>;
}

/** Two addresses that give the same `LazyScreen` keep it mounted between them (a list and its detail). */
export function screen(load: LoadScreen): LazyScreen {
  return { Component: lazy(load), preload: load };
}

export type NavKey = "today" | "meetings" | "defects" | "tests" | "actions" | "search" | "more";

export interface Route {
  readonly name: AddressName;
  readonly screen: LazyScreen;
  /** The item of the navigation that is lit. */
  readonly nav?: NavKey | undefined;
  /** "bare" has no navigation: one is not inside yet. */
  readonly frame: "full" | "bare";
  /** Who may stand here: anyone, or a person known to this device. */
  readonly needs: "nothing" | "person";
}
