/** Why files were not taken, each in a sentence that says what to do. */
import { CircleAlert } from "lucide-react";
import { Banner } from "@/components/ui/banner";

export function RefusedFiles({
  refused,
  onDismiss,
}: {
  refused: readonly string[];
  onDismiss: () => void;
}) {
  return (
    <div role="alert" className="grid gap-2 empty:hidden">
      {refused.length > 0 && (
        <Banner tone="err" icon={CircleAlert} onDismiss={onDismiss}>
          {refused.join(" ")}
        </Banner>
      )}
    </div>
  );
}
