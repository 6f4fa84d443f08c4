/** Four people and their devices around one project and its rooms; devices are lost, wiped, killed and lent. */
import type { Clock } from "../fixtures/clock";
import { Office, type Project } from "../fixtures/office";
import { Person } from "../fixtures/person";
import type { AppServer } from "../fixtures/server";
import { type HttpDevice, openHttpDevice } from "./device";
import type { Ledger } from "./ledger";
import { type Line, openLine } from "./line";
import type { Desk } from "./load";

export interface Seat extends Desk {
  person: Person;
  line: Line;
  readonly place: string;
  /** Raised when the device is another one. */
  generation: number;
}

export class Crew {
  /** Names of devices that never come back. */
  readonly gone = new Set<string>();

  private constructor(
    private readonly server: AppServer,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly tag: string,
    readonly project: Project,
    readonly seats: readonly Seat[],
    /** Another person's, on the tablet of the last seat. */
    readonly guest: Seat,
  ) {}

  static async gather(server: AppServer, ledger: Ledger, clock: Clock, tag: string): Promise<Crew> {
    const office = await Office.open(server);
    const project = await office.newProject();
    const lead = await office.member(project, "lead", "PMO リーダー");
    const first = await office.member(project, "tester", "業務担当者1");
    const second = await office.member(project, "tester", "業務担当者2");
    const vendor = await office.member(project, "developer", "ベンダー担当者", "vendor");
    for (const [name, members] of [
      ["評価会議", [first]],
      ["切替の相談", [first, second]],
    ] as const)
      await lead.api.people.openRoom.mutate({
        project: project.id,
        name,
        members: members.map(({ userId }) => userId),
      });
    const seatOf = (person: Person, place: string): Seat => ({
      ...{ device: null, person, line: openLine(), place, generation: 1 },
    });
    const seats = [lead, first, second, vendor, lead, first, second, vendor].map((person, place) =>
      seatOf(person, String(place)),
    );
    const crew = new Crew(server, ledger, clock, tag, project, seats, seatOf(second, "guest"));
    for (const seat of seats) await crew.open(seat);
    await Promise.all(seats.map(({ device }) => device?.sync()));
    return crew;
  }

  nameOf = ({ place, generation }: Seat): string => `${this.tag}-${place}-${generation}`;

  isAlive = (device: string): boolean => !this.gone.has(device);

  get all(): readonly Seat[] {
    return [...this.seats, this.guest];
  }

  devices(): HttpDevice[] {
    return this.all.flatMap(({ device }) => device ?? []);
  }

  /** What the device left is there again. */
  async open(seat: Seat): Promise<HttpDevice> {
    seat.line = openLine();
    const { server, ledger, clock } = this;
    const { line, person } = seat;
    const settings = { line, now: clock.now };
    seat.device = await openHttpDevice(server, person, ledger, this.nameOf(seat), settings);
    return seat.device;
  }

  /** Once it has finished what it was doing. */
  async close(seat: Seat): Promise<void> {
    const { device } = seat;
    seat.device = null;
    await seat.busy;
    device?.close();
  }

  /** In the middle of whatever it does. */
  kill(seat: Seat): void {
    const { device } = seat;
    seat.line.up = false;
    seat.device = null;
    device?.close();
  }

  /** Everything that only this device held is lost with it. */
  lose(seat: Seat): void {
    this.gone.add(this.nameOf(seat));
    this.kill(seat);
  }

  /** Its person signs in on another device, or on this one after it was wiped. */
  async replace(seat: Seat): Promise<void> {
    seat.generation += 1;
    await this.signIn(seat);
  }

  /** Signs in anew, as after a session has ended; the device keeps what it has. */
  async signIn(seat: Seat): Promise<void> {
    await this.close(seat);
    seat.person = await Person.signIn(this.server, seat.person.account);
    const device = await this.open(seat);
    await device.sync();
  }

  /** Whoever had signed in after the backup is signed out, with everything kept. */
  async signInAnew(): Promise<void> {
    for (const seat of this.all)
      if (seat.line.up && seat.device?.engine.status().error === "signedOut")
        await this.signIn(seat);
  }
}
