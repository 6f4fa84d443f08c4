/** Said only once the feedback is on the disk; nothing of it stands here any more. */
import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { screenHeading } from "@/components/ui/page-title";

export function Thanks({ header, children }: { header: ReactNode; children: ReactNode }) {
  const t = useTranslations("training.flow");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="flex h-full min-h-0 flex-col bg-bg">
      {header}
      <div className="grid min-h-0 flex-1 place-items-center overflow-y-auto px-6 py-8">
        <div className="grid max-w-md justify-items-center gap-4 text-center">
          <CircleCheck aria-hidden size={72} strokeWidth={1.5} className="text-ok" />
          <h1 {...screenHeading} ref={heading} className="text-figure font-bold">
            {t("thanks")}
          </h1>
          <p className="text-prose text-text-2 text-balance">{t("thanksText")}</p>
          <div className="mt-4 grid w-full gap-3">{children}</div>
        </div>
      </div>
    </div>
  );
}
