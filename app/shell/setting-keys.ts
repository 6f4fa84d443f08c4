/** The names under which localStorage keeps what must be known before the first paint; open to server code too. */
export const settingKeys = {
  language: "asayu.language",
  theme: "asayu.theme",
  project: "asayu.project",
  installHintDismissed: "asayu.installHintDismissed",
  /** Only a hint until the database has said it; without it the navigation would flash in kiosk mode. */
  kiosk: "asayu.kiosk",
  singleKeys: "asayu.singleKeys",
} as const;
