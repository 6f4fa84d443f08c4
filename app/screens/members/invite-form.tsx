/** Side, role and organisation of the person to be invited. */
import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { FormProvider, useForm } from "react-hook-form";
import { EntryForm } from "@/components/people/entry-form";
import { useAttempt } from "@/components/people/use-attempt";
import { api } from "@/lib/api/client";
import { hasOrganisation, PlaceFields, placeInputs, placeOfInputs } from "./place-fields";
import { useOwnPlace } from "./use-own-place";

export interface InvitationLink {
  link: string;
  expiresAt: number;
}

const invitation = placeInputs.refine(hasOrganisation.holds, hasOrganisation.problem);

export function InviteForm({
  project,
  onMade,
}: {
  project: string;
  onMade: (made: InvitationLink) => void;
}) {
  const t = useTranslations("people.members");
  const { problem, attempt } = useAttempt();
  const { rolesFor, vendors } = useOwnPlace();
  const form = useForm({
    resolver: zodResolver(invitation),
    defaultValues: {
      side: rolesFor("user").length > 0 ? "user" : "vendor",
      role: "" as never,
      department: "",
      vendor: vendors.length === 1 ? (vendors[0]?.code ?? "") : "",
    },
  });
  return (
    <FormProvider {...form}>
      <EntryForm
        label={t("inviteTitle")}
        submit={t("create")}
        sending={form.formState.isSubmitting}
        problem={problem}
        onSubmit={form.handleSubmit((inputs) =>
          attempt(async () =>
            onMade(await api().people.invite.mutate({ project, ...placeOfInputs(inputs) })),
          ),
        )}
      >
        <PlaceFields />
      </EntryForm>
    </FormProvider>
  );
}
