/** What happens in a simulation, as data: so that a story can be told, kept and shrunk. */

/** What a person does. Numbers choose among what is there at that moment, whatever that is. */
export interface Wish {
  what:
    | "create"
    | "line"
    | "slot"
    /** As many records as one tap can hold, or nearly. */
    | "many"
    | "comment"
    | "set"
    | "text"
    | "tags"
    | "move"
    | "order"
    | "delete"
    | "restore"
    | "undo"
    | "resolve"
    | "openForm"
    | "submitForm";
  /** Which record (or space, for what is made anew). */
  a: number;
  /** Which field, place or move. */
  b: number;
  /** Which value. */
  c: number;
}

/** Where it happens: a machine, and which of its tabs. */
interface Place {
  on: number;
  tab?: 1;
}

export type NetworkFault = "drop" | "double" | "delay" | "loseAnswer" | "tooLarge" | "tooMany";
export type DiskFault = "full" | "handleLost" | "silent";
export type ServerFault =
  | "restart"
  | "diesWriting"
  | "backup"
  /** A room is opened; everybody who is in the other one is in it. */
  | "newRoom"
  | Restoring;
/** From the newest backup or the one before it; blind: nothing else of the server is left. */
export type Restoring = "restore" | "restoreOlder" | "restoreBlind" | "restoreOlderBlind";

export type Step =
  /** One tap; `held`: begun, its transaction comes later. */
  | ({ do: "tap"; wishes: Wish[]; held?: true } & Place)
  /** Sync begins, or goes on, over so many gates or to its end; `former`: in tabs of who was here before. */
  | ({ do: "sync"; gates?: number; former?: true } & Place)
  | ({ do: "crash" } & Place)
  | { do: "network"; on: number; fault: NetworkFault; skip: number }
  | { do: "line"; on: number; up: boolean }
  /** A delayed request reaches the server. */
  | { do: "arrive"; which: number }
  | ({ do: "disk"; fault: DiskFault } & Place)
  | { do: "wait"; ms: number }
  /** Another person signs in on the machine, or nobody. */
  | { do: "person"; on: number; who: number | null }
  | { do: "clone"; on: number }
  /** The newest waiting op becomes one that the server must refuse. */
  | ({ do: "spoil"; how: number } & Place)
  /** An op that the server already has changes its content on the device. */
  | ({ do: "alter" } & Place)
  /** Refused changes are made again, or let go. */
  | ({ do: "mend"; which: number; letGo?: true } & Place)
  | { do: "server"; fault: ServerFault }
  | { do: "member"; who: number; space: number; be: "out" | "in" | "viewer" | "everywhereOut" }
  | { do: "revokeDevice"; on: number }
  /** The machine runs a program of an older schema version, or the present one. */
  | { do: "build"; on: number; old: boolean };

export interface MachineStory {
  /** Whose it is at first. */
  person: number;
  /** How many years its clock is off. */
  clockOff: number;
  /** Most rows that a page brings it; absent for as many as it asks for. */
  page?: number;
}

export interface Story {
  seed: number;
  people: number;
  machines: MachineStory[];
  /** Everything is checked after every so many steps. */
  phase: number;
  /** Saves fetch only what they moved, in pushes as small as the pages; else every run fetches all there is. */
  isBrief?: true;
  steps: Step[];
}
