/** A link by name; a real `<a href>`, so it can be opened in a tab and copied. */
import type { ComponentProps } from "react";
import { type AddressName, type AddressParams, href } from "./addresses";

type To<Name extends AddressName> = {
  to: Name;
  query?: Record<string, string>;
} & (unknown extends AddressParams<Name>
  ? { params?: undefined }
  : { params: AddressParams<Name> });

/** The router follows every plain `<a href>` of the page, so `<a href={href("defect", …)}>` does the same. */
export function Link<Name extends AddressName>(
  props: To<Name> & Omit<ComponentProps<"a">, "href">,
) {
  const { to, params, query, ...rest } = props as {
    to: AddressName;
    params?: unknown;
    query?: Record<string, string>;
  } & Omit<ComponentProps<"a">, "href">;
  const write = href as (name: AddressName, params?: unknown, query?: unknown) => string;
  return <a {...rest} href={write(to, params, query)} />;
}
