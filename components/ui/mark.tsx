/** The product's mark: one disc cut by the horizon, morning above, evening below, 3/32 apart. */

/** `size` is CSS pixels. Decoration: a name always stands beside it or on the link around it. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg
      aria-hidden
      width={size}
      height={size}
      viewBox="0 0 32 32"
      className="shrink-0 forced-color-adjust-none"
    >
      <path
        d="M1.5 15.2a13 13 0 0 1 26 0z"
        className="fill-asa-sun"
        transform="translate(0 -0.4)"
      />
      <path d="M4.5 16.8a13 13 0 0 0 26 0z" className="fill-primary" transform="translate(0 0.4)" />
    </svg>
  );
}
