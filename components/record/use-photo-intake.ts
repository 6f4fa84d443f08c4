/** Takes chosen, pasted or dropped files in: each is safe on the device before it counts, or refused in words. */
import { useTranslations } from "next-intl";
import { useCallback, useRef, useState } from "react";
import { isLocalError } from "@/lib/local/errors";
import { useLocal } from "@/lib/local/hooks/provider";
import { errorText } from "./error-text";

export interface PhotoIntake {
  /** How many are on their way to the disk. */
  taking: number;
  /** One sentence for each refused file. */
  refused: readonly string[];
  forgetRefused: () => void;
  /** Sound photos that the disk did not take; they live in this screen until it does. */
  unsaved: readonly File[];
  /** The same, as of now: for a save that has just tried again. */
  unsavedNow: () => readonly File[];
  /** Gives the unsaved ones up. */
  forgetUnsaved: () => void;
  /** `onTaken` gets each photo's id once its bytes are safe; `onBroken` when it turned out unreadable. */
  take: (
    files: Iterable<File>,
    onTaken: (photo: string) => void,
    onBroken: (photo: string) => void,
  ) => Promise<void>;
}

const isNoRoom = (error: unknown) =>
  isLocalError(error) && (error.code === "deviceFull" || error.code === "notSaved");

/** What the file chooser offers; what a file really is, the device finds out by itself. */
export const acceptedPhotos = "image/*";

export function usePhotoIntake(): PhotoIntake {
  const t = useTranslations("record");
  const { photos } = useLocal();
  const [taking, setTaking] = useState(0);
  const [refused, setRefused] = useState<readonly string[]>([]);

  const [unsaved, setUnsaved] = useState<readonly File[]>([]);
  const present = useRef(unsaved);
  const holdUnsaved = useCallback((next: readonly File[]) => {
    present.current = next;
    setUnsaved(next);
  }, []);

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
          holdUnsaved(present.current.filter((one) => one !== file));
          // Found out later, off the way to the save.
          photos.checked(id).catch((error: unknown) => {
            refuse(error, file);
            onBroken(id);
          });
        } catch (error) {
          if (!isNoRoom(error)) {
            holdUnsaved(present.current.filter((one) => one !== file));
            refuse(error, file);
          } else if (!present.current.includes(file)) holdUnsaved([...present.current, file]);
        } finally {
          setTaking((count) => count - 1);
        }
      }
    },
    [photos, t, holdUnsaved],
  );
  const forgetRefused = useCallback(() => setRefused([]), []);
  const unsavedNow = useCallback(() => present.current, []);
  const forgetUnsaved = useCallback(() => holdUnsaved([]), [holdUnsaved]);
  return { taking, refused, forgetRefused, unsaved, unsavedNow, forgetUnsaved, take };
}

/** The files of a paste or a drop. */
export function filesOf(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])];
}
