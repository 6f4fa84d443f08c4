/** Photos of the capture: the camera first, then what it took, large enough to see what is on it. */
import { Camera, ImagePlus, type LucideIcon, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { LocalImage } from "@/components/record/local-image";
import { acceptedPhotos } from "@/components/record/use-photo-intake";
import { buttonClass } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { usePhoto } from "@/lib/local/hooks/use-photo";
import type { Capture } from "./use-capture";

export function CapturePhotos({ capture }: { capture: Capture }) {
  const t = useTranslations("capture");
  const { photos, intake, take } = capture;
  const [picked, pick] = useState<string | null>(null);
  const shown = photos.find((id) => id === picked) ?? photos.at(-1);

  if (shown === undefined && intake.taking === 0)
    return (
      // With the keyboard open the line being typed needs the room.
      <div className="grid content-center gap-2 border-line border-b bg-surface px-4 py-4 tablet:px-6 wide:border-r wide:border-b-0 max-wide:[[data-keyboard]_&]:hidden">
        <div className="mx-auto grid w-full max-w-3xl grid-cols-2 gap-3 wide:max-w-lg">
          <Pick icon={Camera} label={t("camera")} take={take} capture="environment" tall />
          <Pick icon={ImagePlus} label={t("file")} take={take} multiple tall />
        </div>
        <p className="hidden text-center text-meta text-text-3 [@media(hover:hover)]:block">
          {t("paste")}
        </p>
      </div>
    );
  return (
    <div className="bg-[#0d0e10] wide:flex wide:min-h-0 wide:flex-col">
      <div className="mx-auto h-[min(28dvh,26rem)] max-w-5xl tablet:h-[min(40dvh,34rem)] wide:h-auto wide:min-h-0 wide:w-full wide:max-w-none wide:flex-1 max-wide:[[data-keyboard]_&]:hidden">
        {shown !== undefined && <Preview id={shown} number={photos.indexOf(shown) + 1} />}
      </div>
      <ul
        aria-label={t("photoCount", { count: photos.length })}
        className="mx-auto flex w-full max-w-3xl shrink-0 items-center gap-2 overflow-x-auto px-4 py-2 tablet:px-6 wide:max-w-none"
      >
        {photos.map((id, index) => (
          <Small
            key={id}
            id={id}
            number={index + 1}
            shown={id === shown}
            onPick={() => pick(id)}
            onDrop={() => capture.drop(id)}
          />
        ))}
        {intake.taking > 0 && (
          <li role="status" className="px-2 text-meta text-white">
            {t("taking")}
          </li>
        )}
        <li className="ml-auto flex shrink-0 gap-2">
          <Pick icon={Camera} label={t("camera")} take={take} capture="environment" bare />
          <Pick icon={ImagePlus} label={t("morePhotos")} take={take} multiple bare />
        </li>
      </ul>
    </div>
  );
}

/** The picture stands on black in both themes, and so does what lies under it. */
const onDark =
  "press inline-grid size-12 place-items-center rounded-control bg-white/15 text-white hover:bg-white/25";

/** A file field that looks like a button; the field itself takes focus and keys. */
function Pick({
  icon: Icon,
  label,
  take,
  tall = false,
  bare = false,
  ...input
}: {
  icon: LucideIcon;
  label: string;
  take: (files: Iterable<File>) => void;
  tall?: boolean;
  /** The icon alone, where words have no room. */
  bare?: boolean;
} & Pick<ComponentProps<"input">, "capture" | "multiple">) {
  return (
    <label
      title={bare ? label : undefined}
      className={classNames(
        bare ? onDark : buttonClass({ variant: tall ? "tonal" : "outline" }),
        "relative cursor-pointer has-focus-visible:outline-4 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus has-focus-visible:ring-2 has-focus-visible:ring-yellow-300",
        tall && "min-h-24 flex-col max-tablet:min-h-[min(18dvh,10rem)] wide:min-h-40",
      )}
    >
      <Icon aria-hidden size={tall ? 32 : 22} strokeWidth={1.8} />
      <span className={bare ? "sr-only" : ""}>{label}</span>
      <input
        {...input}
        type="file"
        accept={acceptedPhotos}
        className="sr-only"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same photo may be chosen again after it was taken out.
          event.currentTarget.value = "";
          if (files.length) take(files);
        }}
      />
    </label>
  );
}

function Preview({ id, number }: { id: string; number: number }) {
  const t = useTranslations("capture");
  const { url } = usePhoto(`local:${id}`);
  return url ? (
    <LocalImage src={url} alt={t("photo", { number })} className="size-full object-contain" />
  ) : null;
}

function Small({
  id,
  number,
  shown,
  onPick,
  onDrop,
}: {
  id: string;
  number: number;
  shown: boolean;
  onPick: () => void;
  onDrop: () => void;
}) {
  const t = useTranslations("capture");
  const { url } = usePhoto(`local:${id}`);
  return (
    <li className="flex shrink-0 items-center rounded-control bg-white/10">
      <button
        type="button"
        aria-label={t("photo", { number })}
        aria-pressed={shown}
        onClick={onPick}
        className={classNames(
          "press h-12 w-16 overflow-hidden rounded-control border-2",
          shown ? "border-white" : "border-transparent",
        )}
      >
        {url && <LocalImage src={url} alt="" className="size-full object-cover" />}
      </button>
      <button
        type="button"
        aria-label={t("removePhoto", { number })}
        title={t("removePhoto", { number })}
        onClick={onDrop}
        className="press grid size-11 place-items-center rounded-control text-white"
      >
        <X aria-hidden size={20} />
      </button>
    </li>
  );
}
