/** The rooms of the project that one is in, and opening a private one with chosen people. */
import { Building2, LockKeyhole, type LucideIcon, MessagesSquare, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { roomsIn, useRecordScope } from "@/components/record/record-scope";
import { BottomActionBar } from "@/components/ui/bottom-action-bar";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { ButtonRow, Row, RowList } from "@/components/ui/row";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { useSpaces } from "@/lib/local/hooks/use-spaces";
import { mayOpenRooms } from "@/lib/records/joining";
import type { SpaceInfo, SpaceKind } from "@/lib/sync/protocol";
import { href } from "../../router/addresses";
import { ProjectScope } from "../../router/project-scope";
import { useInRoom } from "./use-in-room";

const OpenRoom = lazy(() => import("./open-room"));
const RoomSheet = lazy(() => import("./room-sheet"));

export default function RoomsScreen() {
  return (
    <ProjectScope>
      <Rooms />
    </ProjectScope>
  );
}

function Rooms() {
  const t = useTranslations("people.rooms");
  const { project, actor } = useRecordScope();
  const rooms = roomsIn(useSpaces() ?? [], project);
  const [opening, setOpening] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const room = rooms.find(({ id }) => id === chosen);
  return (
    <ScreenFrame
      header={<PageHeader title={t("title")} back={href("more")} />}
      actions={
        mayOpenRooms(actor) && (
          <BottomActionBar>
            <Button
              variant="primary"
              size="large"
              icon={LockKeyhole}
              onClick={() => setOpening(true)}
            >
              {t("open")}
            </Button>
          </BottomActionBar>
        )
      }
      padded
      keepScroll="rooms"
    >
      <p className="text-prose text-text-2">{t("lead")}</p>
      <RowList label={t("list")} framed>
        {rooms.map((space) => (
          <li key={space.id}>
            <RoomRow space={space} onOpen={() => setChosen(space.id)} />
          </li>
        ))}
      </RowList>
      <Suspense>
        {opening && <OpenRoom onClose={() => setOpening(false)} />}
        {room && <RoomSheet room={room} onClose={() => setChosen(null)} />}
      </Suspense>
    </ScreenFrame>
  );
}

const signs: Partial<Record<SpaceKind, LucideIcon>> = {
  project: Users,
  internal: Building2,
  vendor: MessagesSquare,
};

function RoomRow({ space, onOpen }: { space: SpaceInfo; onOpen: () => void }) {
  const t = useTranslations("people.rooms");
  const { kind, name } = space;
  const inside = useInRoom(kind === "private" ? space.id : null);
  const Sign = signs[kind] ?? LockKeyhole;
  const mark = <Sign aria-hidden size={22} strokeWidth={1.8} className="text-text-2" />;
  switch (kind) {
    case "private":
      return (
        <ButtonRow
          mark={mark}
          title={name}
          meta={t("who.private", { count: inside.length })}
          chevron
          onClick={onOpen}
        />
      );
    case "vendor":
      return <Row mark={mark} title={name} meta={t("who.vendor", { name })} />;
    default:
      return (
        <Row
          mark={mark}
          title={t(kind as "project" | "internal")}
          meta={t(`who.${kind as "project" | "internal"}`)}
        />
      );
  }
}
