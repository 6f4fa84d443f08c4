/** For whoever leads a project: that changes of others wait for their decision. Nothing while none does. */
import { ShieldAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkRow, RowList } from "@/components/ui/row";
import type { SpaceInfo } from "@/lib/sync/protocol";
import { useHeldCount } from "./use-held-count";

export function HeldRow({ space, href }: { space: SpaceInfo; href: string }) {
  const t = useTranslations("sync");
  const count = useHeldCount(space.id);
  if (count === 0) return null;
  return (
    <RowList label={t("screen.heldHere")} framed>
      <li>
        <LinkRow
          href={href}
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
