/** Takes chosen, pasted or dropped files in: each is safe on the device before it counts, or refused in words. */
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { useLocal } from "@/lib/local/hooks/provider";
import { errorText } from "./error-text";

export interface PhotoIntake {
  /** How many are on their way to the disk. */
  taking: number;
  /** One sentence for each refused file. */
  refused: readonly string[];
  forgetRefused: () => void;
  /** `onTaken` gets each photo's id once its bytes are safe; `onBroken` when it turned out unreadable. */
  take: (
    files: Iterable<File>,
    onTaken: (photo: string) => void,
    onBroken: (photo: string) => void,
  ) => Promise<void>;
}

/** What the file chooser offers; what a file really is, the device finds out by itself. */
export const acceptedPhotos = "image/*";

export function usePhotoIntake(): PhotoIntake {
  const t = useTranslations("record");
  const { photos } = useLocal();
  const [taking, setTaking] = useState(0);
  const [refused, setRefused] = useState<readonly string[]>([]);

  const take = useCallback<PhotoIntake["take"]>(
    async (files, onTaken, onBroken) => {
      const list = [...files];
      setRefused([]);
      setTaking((count) => count + list.length);
      const refuse = (error: unknown, file: File) =>
        setRefused((before) => [...before, errorText(t, error, file.name)]);
      for (const file of list) {
        try {
          const { id } = await photos.take(file);
          onTaken(id);
          // Found out later, off the way to the save.
          photos.checked(id).catch((error: unknown) => {
            refuse(error, file);
            onBroken(id);
          });
        } catch (error) {
          refuse(error, file);
        } finally {
          setTaking((count) => count - 1);
        }
      }
    },
    [photos, t],
  );
  const forgetRefused = useCallback(() => setRefused([]), []);
  return { taking, refused, forgetRefused, take };
}

/** The files of a paste or a drop. */
export function filesOf(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])];
}
