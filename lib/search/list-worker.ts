/** The thread that holds lists and search, one per tab. */
import { kinds } from "@/lib/records";
import type { FromWorker, ToWorker } from "./messages";
import { createProjection } from "./projection";
import { type Announced, createService } from "./service";
import { openSource } from "./source";

/** The part of a worker's scope that is used; the page's `Window` type hides it. */
declare const self: {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker): void;
};

const say = (message: FromWorker) => self.postMessage(message);
const service = createService(createProjection(kinds), say);

function open(database: string, channelName: string): void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<{ database: string; change: Announced }>) => {
    if (data.database === database) service.follow(data.change);
  };
  openSource(database).then(service.load, () => say({ type: "failed" }));
}

self.onmessage = ({ data }) => {
  if (data.type === "open") open(data.database, data.channel);
  else service.hear(data);
};
