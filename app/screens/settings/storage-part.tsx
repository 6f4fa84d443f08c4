/** How full the device is, with the way to what is unsent. */
import { useTranslations } from "next-intl";
import { href } from "@/app/router/addresses";
import { isIosBrowser } from "@/app/shell/install-prompt";
import { StorageState } from "@/components/sync/storage-state";
import { LinkButton } from "@/components/ui/button";

export function StoragePart() {
  const t = useTranslations("settings");
  return (
    <>
      <StorageState inIosBrowser={isIosBrowser()} />
      <LinkButton href={href("sync")} size="compact" className="justify-self-start">
        {t("toSync")}
      </LinkButton>
    </>
  );
}
