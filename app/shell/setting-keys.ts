/** The names under which localStorage keeps what must be known before the first paint; open to server code too. */
export const settingKeys = {
  language: "asayu.language",
  theme: "asayu.theme",
  project: "asayu.project",
  installHintDismissed: "asayu.installHintDismissed",
  singleKeys: "asayu.singleKeys",
} as const;
