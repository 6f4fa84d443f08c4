/** For whoever leads a project: that changes of others wait for their decision. */
import { ShieldAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { href } from "@/app/router/addresses";
import { useHeldCount } from "@/components/sync/use-held-count";
import { LinkRow, RowList } from "@/components/ui/row";
import { isLeading } from "@/lib/records/joining";
import type { SpaceInfo } from "@/lib/sync/protocol";

export function HeldLinks({ spaces }: { spaces: readonly SpaceInfo[] }) {
  const led = spaces.filter((space) => space.kind === "project" && isLeading(space));
  return led.map((space) => <HeldLink key={space.id} space={space} />);
}

function HeldLink({ space }: { space: SpaceInfo }) {
  const t = useTranslations("sync");
  const count = useHeldCount(space.id);
  if (count === 0) return null;
  return (
    <RowList label={t("screen.heldHere")} framed>
      <li>
        <LinkRow
          href={href("held", { project: space.id })}
          mark={<ShieldAlert aria-hidden size={20} strokeWidth={1.8} className="text-warn" />}
          title={t("screen.heldHere")}
          meta={space.name}
          fact={t("count", { count })}
          chevron
        />
      </li>
    </RowList>
  );
}
