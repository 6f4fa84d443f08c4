/** What is only on this device and why, what a person has to settle, and how safe the storage is. */
import { useTranslations } from "next-intl";
import { href } from "@/app/router/addresses";
import { isIosBrowser } from "@/app/shell/install-prompt";
import { StorageState } from "@/components/sync/storage-state";
import { PageHeader } from "@/components/ui/page-header";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { useConflicts } from "@/lib/local/hooks/use-conflicts";
import { useOutbox } from "@/lib/local/hooks/use-outbox";
import { useParked } from "@/lib/local/hooks/use-parked";
import { useRefusedPhotos } from "@/lib/local/hooks/use-refused-photos";
import { useSpaces } from "@/lib/local/hooks/use-spaces";
import { useSyncStatus } from "@/lib/local/hooks/use-sync-status";
import { ConflictList } from "./conflict-list";
import { HeldLinks } from "./held-links";
import { ParkedList } from "./parked-list";
import { RefusedPhotos } from "./refused-photos";
import { StandingCard } from "./standing-card";
import { useDecisions } from "./use-decisions";
import { WaitingList } from "./waiting-list";

export default function SyncScreen() {
  const t = useTranslations("sync.screen");
  const spaces = useSpaces();
  // Drawn together: a list that came later would push the others down.
  const items = useOutbox();
  const parked = useParked();
  const photos = useRefusedPhotos();
  const conflicts = useConflicts();
  useDecisions(parked);
  // Known at once, so that the card does not jump: what has gone wrong stands first.
  const status = useSyncStatus();
  const isTroubled = status.parked + status.conflicts + status.withLead > 0;
  return (
    <ScreenFrame
      header={<PageHeader title={t("title")} back={href("more")} />}
      keepScroll="sync"
      padded
    >
      {!isTroubled && <StandingCard />}
      {spaces && items && parked && photos && conflicts && (
        <>
          <ParkedList spaces={spaces} parked={parked} />
          <RefusedPhotos spaces={spaces} photos={photos} />
          <HeldLinks spaces={spaces} />
          <ConflictList spaces={spaces} conflicts={conflicts} />
          {isTroubled && <StandingCard />}
          <WaitingList spaces={spaces} items={items} besideTrouble={isTroubled} />
          <StorageState inIosBrowser={isIosBrowser()} />
        </>
      )}
    </ScreenFrame>
  );
}
