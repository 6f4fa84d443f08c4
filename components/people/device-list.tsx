/** The devices of one person: what each is, when it last talked to the server, and the way to end it. */
import { MonitorSmartphone } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { Chip } from "@/components/ui/chip";
import { Row, RowList } from "@/components/ui/row";
import { showToast } from "@/components/ui/toast-store";
import { api } from "@/lib/api/client";
import { useLocal } from "@/lib/local/hooks/provider";
import { ProblemNote } from "./entry-form";
import { HandOverMark } from "./hand-over-mark";
import { useAttempt } from "./use-attempt";

/** Whose devices: a member's in a project, or one's own. */
export type DeviceOwner = { project: string; member: string } | "own";

const ask = (owner: DeviceOwner) =>
  owner === "own" ? api().people.devices.query() : api().people.memberDevices.query(owner);

type Device = Awaited<ReturnType<typeof ask>>[number];

/** While a device hands over, its steps show by themselves. */
const LOOK_AGAIN_MS = 4_000;

/** `held` is where a lead decides about what devices have handed over. */
export function DeviceList({ owner, held }: { owner: DeviceOwner; held?: string }) {
  const t = useTranslations("people.devices");
  const { clientId } = useLocal();
  const { problem, attempt } = useAttempt();
  const [devices, setDevices] = useState<Device[] | "unreachable">();
  const [asked, setAsked] = useState<string | null>(null);
  const key = JSON.stringify(owner);
  const look = useCallback(() => ask(JSON.parse(key) as DeviceOwner), [key]);

  useEffect(() => {
    let left = false;
    look().then(
      (found) => left || setDevices(found),
      () => left || setDevices("unreachable"),
    );
    return () => {
      left = true;
    };
  }, [look]);

  const isHandingOver =
    Array.isArray(devices) &&
    devices.some(
      ({ state, handOver }) => state === "revoked" && handOver && handOver.step !== "wiped",
    );
  useEffect(() => {
    if (!isHandingOver) return;
    const timer = setInterval(() => void look().then(setDevices, () => {}), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isHandingOver, look]);

  if (devices === undefined) return <p className="text-detail text-text-3">{t("loading")}</p>;
  if (devices === "unreachable") return <p className="text-detail text-text-3">{t("offline")}</p>;
  if (devices.length === 0) return <p className="text-detail text-text-3">{t("none")}</p>;

  const revoke = (device: Device, wipeOnly: boolean) =>
    attempt(async () => {
      const project = owner === "own" ? {} : { project: owner.project };
      await api().people.revokeDevice.mutate({ device: device.id, wipeOnly, ...project });
      showToast({ text: t("revoked") });
      setAsked(null);
      setDevices(await look());
    });

  return (
    <div className="grid gap-2">
      <RowList label={t("list")} framed>
        {devices.map((device) => (
          <li key={device.id}>
            <DeviceRow
              device={device}
              isThis={device.id === clientId}
              asked={asked === device.id}
              onAsk={(yes) => setAsked(yes ? device.id : null)}
              onRevoke={(wipeOnly) => void revoke(device, wipeOnly)}
            />
          </li>
        ))}
      </RowList>
      {held !== undefined && devices.some(({ handOver }) => handedAny(handOver)) && (
        <LinkButton href={held}>{t("toHeld")}</LinkButton>
      )}
      <ProblemNote problem={problem} />
    </div>
  );
}

const handedAny = (state: Device["handOver"]) =>
  state !== undefined && state !== null && state.changes > 0;

function DeviceRow({
  device,
  isThis,
  asked,
  onAsk,
  onRevoke,
}: {
  device: Device;
  isThis: boolean;
  asked: boolean;
  onAsk: (yes: boolean) => void;
  onRevoke: (wipeOnly: boolean) => void;
}) {
  const t = useTranslations("people.devices");
  const format = useFormatter();
  const [wipeOnly, setWipeOnly] = useState(false);
  const name = device.name || t("unnamed");
  const time = format.dateTime(device.lastSeen, {
    dateStyle: "short",
    timeStyle: "short",
    hourCycle: "h23",
  });
  return (
    <>
      <Row
        mark={<MonitorSmartphone aria-hidden size={22} className="text-text-3" />}
        title={
          <>
            {name} {isThis && <Chip>{t("this")}</Chip>}
          </>
        }
        meta={
          <>
            {device.state !== "signedIn" && <Chip tone="warn">{t(device.state)}</Chip>}
            {device.handOver && <HandOverMark state={device.handOver} />}
            <span className="tabular-nums">{t("seen", { time })}</span>
            {/* What a stopped device hands over is told beside it. */}
            {device.state !== "revoked" && <span>{t("received", { count: device.received })}</span>}
          </>
        }
        {...(!isThis &&
          device.state !== "revoked" &&
          !asked && {
            trailing: (
              <Button
                variant="text"
                size="compact"
                aria-label={t("endNamed", { name })}
                onClick={() => onAsk(true)}
              >
                {t("end")}
              </Button>
            ),
          })}
      />
      {asked && (
        <div className="grid gap-3 px-4 pb-4">
          <p className="text-detail text-text-2">{t("ask")}</p>
          <CheckField
            label={t("wipeOnly")}
            hint={t("wipeOnlyHint")}
            checked={wipeOnly}
            onChange={({ target }) => setWipeOnly(target.checked)}
          />
          <div className="flex flex-wrap gap-3 *:flex-1">
            <Button onClick={() => onAsk(false)}>{t("no")}</Button>
            <Button variant="danger" onClick={() => onRevoke(wipeOnly)}>
              {t("yes")}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
