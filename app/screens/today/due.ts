/** Due today or overdue; what has no day is not due. Plan days compare as text. */
export const isDue = (due: unknown, today: string): boolean =>
  typeof due === "string" && due !== "" && due <= today;
