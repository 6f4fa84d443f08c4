/** Who is in a private room now, from the member records that its people alone have. */
import { useRecords } from "@/lib/local/hooks/use-records";
import { isPresent } from "@/lib/records/member";

export interface InRoom {
  id: string;
  name: string;
  organisation: string;
}

export function useInRoom(room: string | null): readonly InRoom[] {
  const members = useRecords(room === null ? null : { space: room, kind: "member" }) ?? [];
  return members
    .filter(({ fields }) => isPresent(fields))
    .map(({ fields }) => ({
      id: String(fields.user),
      name: String(fields.name ?? ""),
      organisation: String(fields.organisation ?? ""),
    }));
}
