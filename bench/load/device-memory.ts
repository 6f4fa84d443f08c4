/** What a simulated device keeps: no records, only how far it is. It holds the place of the local database. */
import { v7 } from "uuid";
import type { LocalPort } from "@/lib/sync/local-port";
import { type Op, SCHEMA_VERSION } from "@/lib/sync/op";
import type { SpaceInfo } from "@/lib/sync/protocol";

export interface DeviceMemory {
  readonly port: LocalPort;
  readonly clientId: string;
  /** Rows taken in so far. */
  received(): number;
  /** A tap: one more defect waits to be sent. */
  save(space: string): void;
}

/** @param isFresh false for a device that has loaded its spaces before */
export function createDeviceMemory(userId: string, isFresh: boolean): DeviceMemory {
  const clientId = v7().replaceAll("-", "");
  const cursors = new Map<string, number>();
  let outbox: Op[] = [];
  let infos: readonly SpaceInfo[] = [];
  let epoch = 0;
  let drawn = 0;
  let received = 0;
  const never = async () => {
    throw new Error("The server asked for something that a simulated device does not do.");
  };
  const port: LocalPort = {
    identity: async () => ({ clientId, userId, epoch }),
    pending: async (limit) => outbox.slice(0, limit),
    async settle(outcomes) {
      for (const { opId } of outbox)
        if (outcomes[opId]?.status === "refused") throw new Error("An op was refused.");
      outbox = outbox.filter(({ opId }) => outcomes[opId] === undefined);
    },
    spaces: async () => infos.map((info) => ({ info, cursor: cursors.get(info.id) ?? 0 })),
    async setSpaces(answer) {
      infos = answer.spaces;
      for (const { id, seq } of infos) if (!cursors.has(id)) cursors.set(id, isFresh ? 0 : seq);
    },
    async applyPage(space, rows, cursor) {
      received += rows.length;
      if (cursor !== null) cursors.set(space, cursor);
    },
    async resetEpoch(answer) {
      epoch = answer.epoch;
    },
    beyond: async () => null,
    reclient: never,
    closeGap: never,
    toldBeyond: never,
    endRecount: never,
    forget: async () => {},
    setClockOffset: async () => {},
  };
  return {
    port,
    clientId,
    received: () => received,
    save(space) {
      drawn += 1;
      outbox.push(defectOp({ space, userId, clientId, epoch, n: drawn }));
    },
  };
}

const defectOp = (who: Pick<Op, "space" | "userId" | "clientId" | "epoch" | "n">): Op => ({
  ...who,
  opId: v7(),
  v: SCHEMA_VERSION,
  record: v7(),
  kind: "defect",
  type: "create",
  base: {},
  set: {
    title: "消費税額が画面と帳票で1円違う",
    severity: "major",
    occurredAt: Date.now(),
    description: "売上伝票の登録後に請求書を印刷すると、帳票の消費税額だけが切り上げになる。",
  },
  was: {},
  at: Date.now(),
  tz: "Asia/Tokyo",
});
