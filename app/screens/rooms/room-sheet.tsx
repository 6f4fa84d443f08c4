/** A private room: who is in it, letting people in, taking them out, and leaving it. */
import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EntryForm, ProblemNote } from "@/components/people/entry-form";
import { useAttempt } from "@/components/people/use-attempt";
import { useInvalidText } from "@/components/people/use-invalid-text";
import { useRecordScope } from "@/components/record/record-scope";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Row, RowList } from "@/components/ui/row";
import { Sheet } from "@/components/ui/sheet";
import { showToast } from "@/components/ui/toast-store";
import { api } from "@/lib/api/client";
import { useLocal } from "@/lib/local/hooks/provider";
import { mayKeepRoom } from "@/lib/records/joining";
import type { SpaceInfo } from "@/lib/sync/protocol";
import { PeopleChoice } from "./people-choice";
import { useInRoom } from "./use-in-room";

export default function RoomSheet({ room, onClose }: { room: SpaceInfo; onClose: () => void }) {
  const t = useTranslations("people.rooms");
  const { actor } = useRecordScope();
  const { sync } = useLocal();
  const inside = useInRoom(room.id);
  const mayKeep = mayKeepRoom(actor, room.createdBy);
  const { problem, attempt } = useAttempt();

  const take = (member: string, name: string) =>
    attempt(async () => {
      await api().people.removeFromRoom.mutate({ room: room.id, member });
      sync.now();
      const own = member === actor.userId;
      showToast({ text: own ? t("left") : t("taken", { name }) });
      if (own) onClose();
    });

  return (
    <Sheet open onClose={onClose} title={room.name}>
      <div className="grid gap-4">
        <RowList label={t("members")} framed>
          {inside.map(({ id, name, organisation }) => (
            <li key={id}>
              <Row
                mark={<Avatar name={name} />}
                title={name}
                meta={organisation || undefined}
                {...(mayKeep &&
                  id !== actor.userId && {
                    trailing: (
                      <Button
                        variant="text"
                        size="compact"
                        aria-label={t("takeNamed", { name })}
                        onClick={() => void take(id, name)}
                      >
                        {t("take")}
                      </Button>
                    ),
                  })}
              />
            </li>
          ))}
        </RowList>
        <ProblemNote problem={problem} />
        {mayKeep && <Adding room={room.id} inside={inside.map(({ id }) => id)} />}
        {inside.length > 1 && (
          <Button
            icon={LogOut}
            className="justify-self-start"
            onClick={() => void take(actor.userId, "")}
          >
            {t("leave")}
          </Button>
        )}
      </div>
    </Sheet>
  );
}

function Adding({ room, inside }: { room: string; inside: readonly string[] }) {
  const t = useTranslations("people.rooms");
  const invalid = useInvalidText();
  const { people } = useRecordScope();
  const { sync } = useLocal();
  const { problem, attempt } = useAttempt();
  const [chosen, setChosen] = useState<string[]>([]);
  const [sending, setSending] = useState(false);
  const [empty, setEmpty] = useState(false);
  const others = people.filter(({ id }) => !inside.includes(id));

  async function add() {
    setEmpty(chosen.length === 0);
    if (chosen.length === 0) return;
    setSending(true);
    await attempt(async () => {
      await api().people.addToRoom.mutate({ room, members: chosen });
      sync.now();
      setChosen([]);
    });
    setSending(false);
  }

  if (others.length === 0) return null;
  return (
    <EntryForm
      label={t("add")}
      submit={t("addYes")}
      sending={sending}
      problem={problem}
      onSubmit={add}
    >
      <h3 className="text-list font-bold">{t("add")}</h3>
      <PeopleChoice
        people={others}
        chosen={chosen}
        onChange={setChosen}
        error={empty ? invalid("chooseMembers") : undefined}
      />
    </EntryForm>
  );
}
