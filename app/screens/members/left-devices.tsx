/** Devices of people who were taken out: whether what was only there has come, and is gone from there. */
import { MonitorSmartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useState } from "react";
import { HandOverMark } from "@/components/people/hand-over-mark";
import { Row, RowList } from "@/components/ui/row";
import { api } from "@/lib/api/client";

const ask = (project: string) => api().people.leftDevices.query({ project });
type LeftDevice = Awaited<ReturnType<typeof ask>>[number];

/** Nothing is shown without a network: the open invitations above say so already. */
export function LeftDevices({ project }: { project: string }) {
  const t = useTranslations("people.devices");
  const heading = useId();
  const [devices, setDevices] = useState<LeftDevice[]>([]);
  useEffect(() => {
    let left = false;
    ask(project).then(
      (found) => left || setDevices(found),
      () => {},
    );
    return () => {
      left = true;
    };
  }, [project]);
  if (devices.length === 0) return null;
  return (
    <section aria-labelledby={heading} className="grid gap-2">
      <h2 id={heading} className="text-card font-bold">
        {t("left")}
      </h2>
      <RowList label={t("left")} framed>
        {devices.map(({ id, person, name, handOver }) => (
          <li key={id}>
            <Row
              mark={<MonitorSmartphone aria-hidden size={22} className="text-text-3" />}
              title={person}
              meta={
                <>
                  <span>{name || t("unnamed")}</span>
                  <HandOverMark state={handOver} />
                </>
              }
            />
          </li>
        ))}
      </RowList>
    </section>
  );
}
