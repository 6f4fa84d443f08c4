/** One photo that the server does not take: which, why, and the ways out. */
import { Ellipsis, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { navigate } from "@/app/router/place";
import { recordAddress } from "@/app/router/record-addresses";
import { errorText } from "@/components/record/error-text";
import { LocalImage } from "@/components/record/local-image";
import { RefusedFiles } from "@/components/record/refused-files";
import { acceptedPhotos, usePhotoIntake } from "@/components/record/use-photo-intake";
import { shortInstant } from "@/components/record/value-text";
import { download } from "@/components/sync/download";
import { Button, buttonClass } from "@/components/ui/button";
import { HeadCard } from "@/components/ui/card";
import { Menu } from "@/components/ui/menu";
import { Sheet } from "@/components/ui/sheet";
import { showToast } from "@/components/ui/toast-store";
import { useLocal } from "@/lib/local/hooks/provider";
import { usePhoto } from "@/lib/local/hooks/use-photo";
import { useRecord } from "@/lib/local/hooks/use-record";
import type { RefusedPhoto } from "@/lib/local/reader";
import { titleOf } from "@/lib/local/title";
import type { UploadRefusal } from "@/lib/local/upload-refusal";
import type { SpaceInfo } from "@/lib/sync/protocol";
import { projectOf } from "./space-scope";
import { usePlainReading } from "./use-plain-reading";

/** Only a right can be given; of a photo that is not here nothing can be exported. */
const todo = (code: UploadRefusal) =>
  code === "forbidden" ? "ask" : code === "fileMissing" ? "gone" : "replace";

export function RefusedPhotoCard({
  photo,
  space,
}: {
  photo: RefusedPhoto;
  space: SpaceInfo | undefined;
}) {
  const t = useTranslations("sync.photo");
  const tr = useTranslations("record");
  const { refusedPhotos, registry } = useLocal();
  const reading = usePlainReading();
  const { url } = usePhoto(photo.hash);
  const row = useRecord(photo.photo);
  const of = row?.fields.of;
  const owner = useRecord(typeof of === "string" ? of : null) ?? null;
  const [removing, setRemoving] = useState(false);
  const { code, at } = photo.refused;
  const what = titleOf(registry, owner ?? undefined);
  const address = owner && space && recordAddress(registry, projectOf(space), owner.kind, owner.id);

  const telling = async (work: () => Promise<void>, said: string) => {
    try {
      await work();
      showToast({ text: said });
    } catch (error) {
      showToast({ text: errorText(tr, error), tone: "err" });
    }
  };
  async function keep(): Promise<void> {
    const held = await refusedPhotos.bytes(photo);
    if (held) download(held.name || `${photo.hash.slice(0, 12)}.jpg`, new Uint8Array(held.bytes));
  }
  const sendAgain = () => void telling(() => refusedPhotos.sendAgain(photo), t("resent"));
  const replace = (instead: string) =>
    void telling(() => refusedPhotos.letGo(photo, instead), t("replaced"));
  const isHere = code !== "fileMissing";
  const mayReplace = owner !== null && code !== "forbidden";

  return (
    <HeadCard
      tone="err"
      icon={TriangleAlert}
      title={t("heading")}
      meta={shortInstant(at, Date.now(), reading)}
    >
      <div className="flex gap-4">
        {url && (
          <LocalImage
            src={url}
            alt=""
            className="h-20 w-24 shrink-0 rounded-small border border-line object-cover"
          />
        )}
        {what && <h4 className="min-w-0 text-body font-bold">{t("of", { what })}</h4>}
      </div>
      <div className="grid gap-1 text-detail text-text">
        <p>{t(`why.${code}`)}</p>
        <p>{t(`todo.${todo(code)}`)}</p>
        {isHere && <p className="text-text-2">{t("safe")}</p>}
      </div>
      <div className="flex items-stretch gap-3">
        {mayReplace ? (
          <Replace label={t("replace")} onTaken={replace} />
        ) : (
          <Button className="min-w-0 flex-2" onClick={sendAgain}>
            {t("resend")}
          </Button>
        )}
        {isHere && (
          <div className="hidden flex-1 tablet:grid">
            <Button onClick={() => void keep()}>{t("export")}</Button>
          </div>
        )}
        <Menu
          label={t("more")}
          trigger={<Ellipsis aria-hidden size={24} />}
          triggerClassName="press inline-grid min-h-12 w-12 shrink-0 place-items-center rounded-control border border-control bg-surface text-link hover:bg-tint"
          items={[
            ...(address ? [{ label: t("open"), onSelect: () => navigate(address) }] : []),
            ...(isHere ? [{ label: t("export"), onSelect: () => void keep() }] : []),
            ...(isHere && mayReplace ? [{ label: t("resend"), onSelect: sendAgain }] : []),
            { label: t("remove"), tone: "err" as const, onSelect: () => setRemoving(true) },
          ]}
        />
      </div>
      <Sheet
        open={removing}
        onClose={() => setRemoving(false)}
        title={t("removeTitle")}
        footer={
          <>
            <Button className="flex-1" onClick={() => setRemoving(false)}>
              {tr("form.cancel")}
            </Button>
            <Button
              variant="danger"
              className="flex-1"
              onClick={() => {
                setRemoving(false);
                void telling(() => refusedPhotos.letGo(photo), t("removed"));
              }}
            >
              {t("remove")}
            </Button>
          </>
        }
      >
        <p className="text-prose">{t("removeText")}</p>
      </Sheet>
    </HeadCard>
  );
}

function Replace({ label, onTaken }: { label: string; onTaken: (photo: string) => void }) {
  const input = useId();
  const intake = usePhotoIntake();
  return (
    <div className="grid min-w-0 flex-2 gap-2">
      <label
        htmlFor={input}
        className={`${buttonClass()} cursor-pointer has-focus-visible:outline-4 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus`}
      >
        {label}
        <input
          id={input}
          type="file"
          accept={acceptedPhotos}
          className="sr-only"
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = "";
            void intake.take(files, onTaken, () => {});
          }}
        />
      </label>
      <RefusedFiles refused={intake.refused} onDismiss={intake.forgetRefused} />
    </div>
  );
}
