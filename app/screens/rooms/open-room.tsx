/** Opening a private room: its name and its people. */
import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useController, useForm } from "react-hook-form";
import { EntryForm } from "@/components/people/entry-form";
import { useAttempt } from "@/components/people/use-attempt";
import { useInvalidText } from "@/components/people/use-invalid-text";
import { useRecordScope } from "@/components/record/record-scope";
import { TextField } from "@/components/ui/field";
import { Sheet } from "@/components/ui/sheet";
import { showToast } from "@/components/ui/toast-store";
import { api } from "@/lib/api/client";
import { useLocal } from "@/lib/local/hooks/provider";
import { newRoom } from "@/lib/records/people-input";
import { PeopleChoice } from "./people-choice";

export default function OpenRoom({ onClose }: { onClose: () => void }) {
  const t = useTranslations("people.rooms");
  const invalid = useInvalidText();
  const { project, people, actor } = useRecordScope();
  const { sync } = useLocal();
  const { problem, attempt } = useAttempt();
  const { control, register, handleSubmit, formState } = useForm({
    resolver: zodResolver(newRoom),
    defaultValues: { name: "", members: [] as string[] },
  });
  const { field } = useController({ control, name: "members" });
  const { errors } = formState;
  return (
    <Sheet open onClose={onClose} title={t("open")}>
      <EntryForm
        label={t("open")}
        submit={t("create")}
        sending={formState.isSubmitting}
        problem={problem}
        onSubmit={handleSubmit((room) =>
          attempt(async () => {
            await api().people.openRoom.mutate({ project, ...room });
            sync.now();
            showToast({ text: t("opened", { name: room.name }), tone: "ok" });
            onClose();
          }),
        )}
      >
        <p className="text-detail text-text-2">{t("openNote")}</p>
        <TextField
          label={t("name")}
          required
          hint={t("nameHint")}
          error={invalid(errors.name?.message)}
          {...register("name")}
        />
        <PeopleChoice
          people={people.filter(({ id }) => id !== actor.userId)}
          chosen={field.value}
          onChange={field.onChange}
          error={invalid(errors.members?.message)}
        />
      </EntryForm>
    </Sheet>
  );
}
