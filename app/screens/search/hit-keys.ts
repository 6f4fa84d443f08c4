/** Moving through the hits by arrow keys; Enter is the link's own. */
import type { KeyboardEvent } from "react";
import { isComposing } from "@/components/ui/ime";

export const hitLinks = () => [
  ...document.querySelectorAll<HTMLAnchorElement>("[data-search-hits] a[href]"),
];

/** Up from the first hit leads back into the field. */
export function moveInHits(event: KeyboardEvent): void {
  if (isComposing(event) || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
  const links = hitLinks();
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  if (at < 0) return;
  event.preventDefault();
  const next = links[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (next) next.focus();
  else if (event.key === "ArrowUp")
    document.querySelector<HTMLElement>("main input[type=search]")?.focus();
}
