/** The current route, for screens: its name, parameters and query. */
import { createContext, use } from "react";
import type { AddressName, Params } from "./addresses";

export interface CurrentRoute {
  /** Null where no screen has this address. */
  readonly name: AddressName | null;
  readonly params: Params;
  readonly query: URLSearchParams;
  readonly path: string;
}

export const RouteContext = createContext<CurrentRoute | null>(null);

/** The route the screen was opened with. Throws outside of the router. */
export function useRoute(): CurrentRoute {
  const route = use(RouteContext);
  if (!route) throw new Error("useRoute stands outside of the router");
  return route;
}

/** The project of the address. Throws on a screen whose address has none. */
export function useProjectId(): string {
  const { params, path } = useRoute();
  if (!params.project) throw new Error(`the address ${path} has no project`);
  return params.project;
}
