/** Tailwind is the one stylesheet step. */
export default { plugins: { "@tailwindcss/postcss": {} } };
