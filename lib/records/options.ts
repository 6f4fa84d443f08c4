/** Choices that several kinds share. */
import { option } from "./fields";

export const sides = { user: option("ユーザー", "User"), vendor: option("ベンダー", "Vendor") };

/** 高・中・低, where a list draws how much it matters. */
export const levels = {
  high: option("高", "High", 1),
  medium: option("中", "Medium", 0.5),
  low: option("低", "Low", 0.25),
};

/** 業務・システム…: what an issue, a risk or a lesson is about. */
export const areas = {
  business: option("業務", "Business"),
  system: option("システム", "System"),
  migration: option("移行", "Migration"),
  education: option("教育", "Education"),
  organisation: option("体制", "Organisation"),
  contract: option("契約", "Contract"),
};
