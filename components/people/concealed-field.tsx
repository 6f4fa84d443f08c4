/**
 * A secret on a device that others hold too: hidden as it is typed, but no password field, so that no password
 * manager keeps it or offers one of its own.
 */
import type { ComponentProps } from "react";
import { TextField } from "@/components/ui/field";

export function ConcealedField(props: ComponentProps<typeof TextField>) {
  return (
    <TextField
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      {...props}
      className="[-webkit-text-security:disc]"
    />
  );
}
