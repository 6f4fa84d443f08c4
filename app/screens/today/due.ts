/** Whether a day is due; what has none is not. Plan days compare as text. */

const isDay = (due: unknown): due is string => typeof due === "string" && due !== "";

/** Today, or late. */
export const isDue = (due: unknown, today: string): boolean => isDay(due) && due <= today;

export const isLate = (due: unknown, today: string): boolean => isDay(due) && due < today;
