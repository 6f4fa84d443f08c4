/** A screen that stays drawn behind another one, so that it is there at once when the other one leaves. */
import { createContext, type ReactNode, use } from "react";

const CoveredContext = createContext(false);

/** Whether one stands behind another screen now: then title, heading and keys are the other's. */
export const useCovered = (): boolean => use(CoveredContext);

export function Coverable({
  children,
  cover,
}: {
  children: ReactNode;
  /** What stands in front; null uncovers. */
  cover: ReactNode | null;
}) {
  const covered = cover !== null;
  return (
    <div className="relative h-full">
      <CoveredContext value={covered}>
        {/* It keeps its place and layout: uncovering costs a paint and nothing else. */}
        <div inert={covered} className={covered ? "invisible h-full" : "h-full"}>
          {children}
        </div>
      </CoveredContext>
      {covered && <div className="absolute inset-0">{cover}</div>}
    </div>
  );
}
