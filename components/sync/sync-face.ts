/** The signs and colours of the ways data can stand; the word always stands beside them. */
import {
  CloudCheck,
  CloudOff,
  CloudUpload,
  GitCompareArrows,
  Hourglass,
  type LucideIcon,
  TabletSmartphone,
  TriangleAlert,
} from "lucide-react";
import type { Tone } from "@/components/ui/tone";
import type { ChipFace } from "./chip-words";

export const syncFaces: Record<ChipFace, { icon: LucideIcon; tone: Tone }> = {
  saved: { icon: TabletSmartphone, tone: "link" },
  sending: { icon: CloudUpload, tone: "link" },
  synced: { icon: CloudCheck, tone: "ok" },
  offline: { icon: CloudOff, tone: "neutral" },
  conflict: { icon: GitCompareArrows, tone: "warn" },
  withLead: { icon: Hourglass, tone: "neutral" },
  attention: { icon: TriangleAlert, tone: "err" },
};
