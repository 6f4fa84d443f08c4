/** What belongs to this device and its person: language, brightness, sign-out, version, storage. */
import { useTranslations } from "next-intl";
import { lazy, type ReactNode, Suspense } from "react";
import { href } from "@/app/router/addresses";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { AccountPart } from "./account-part";
import { DevicePart } from "./device-part";
import { InstallPart } from "./install-part";
import { LooksPart } from "./looks-part";
import { StoragePart } from "./storage-part";

const DeviceList = lazy(async () => ({
  default: (await import("@/components/people/device-list")).DeviceList,
}));

export default function SettingsScreen() {
  const t = useTranslations("settings");
  return (
    <ScreenFrame
      header={<PageHeader title={t("title")} back={href("more")} />}
      keepScroll="settings"
      padded
    >
      <Part title={t("looks")}>
        <LooksPart />
      </Part>
      <Part title={t("account")}>
        <AccountPart />
      </Part>
      <Part title={t("device")}>
        <DevicePart />
      </Part>
      <Part title={t("devices")}>
        <Suspense>
          <DeviceList owner="own" />
        </Suspense>
      </Part>
      <Part title={t("install")}>
        <InstallPart />
      </Part>
      <Part title={t("storage")}>
        <StoragePart />
      </Part>
    </ScreenFrame>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-2">
      <h2 className="text-detail font-bold text-text-2">{title}</h2>
      <Card className="grid gap-4">{children}</Card>
    </section>
  );
}
