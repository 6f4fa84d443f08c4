/** A photo shown from the bytes on the device. */
import type { ComponentProps } from "react";

export function LocalImage({ alt, ...rest }: ComponentProps<"img"> & { alt: string }) {
  // biome-ignore lint/performance/noImgElement: there is no server to resize an object URL
  return <img {...rest} alt={alt} />;
}
