/** The projects that the person leads, as far as changes of others wait for them there. */
import { href } from "@/app/router/addresses";
import { HeldRow } from "@/components/sync/held-row";
import { isLeading } from "@/lib/records/joining";
import type { SpaceInfo } from "@/lib/sync/protocol";

export function HeldLinks({ spaces }: { spaces: readonly SpaceInfo[] }) {
  const led = spaces.filter((space) => space.kind === "project" && isLeading(space));
  return led.map((space) => (
    <HeldRow key={space.id} space={space} href={href("held", { project: space.id })} />
  ));
}
