/**
 * A disk whose power can be cut: ext4 in a file, shut down by the kernel's own order for such tests. What had
 * not been synced by then is gone after the next mount.
 */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import type { AppServer } from "../fixtures/server";

const run = promisify(execFile);
const IMAGE_BYTES = 1_073_741_824;
/** FS_IOC_SHUTDOWN with FS_SHUTDOWN_FLAGS_NOLOGFLUSH: not even the journal is written out. */
const shutDown = `
  my $flags = pack("I", 2);
  open(my $at, "<", $ARGV[0]) or die $!;
  ioctl($at, 0x8004587d, $flags) or die $!;`;

export interface CuttableDisk {
  /** Where it is mounted. */
  readonly folder: string;
  /** From here on nothing reaches the disk, and every write fails. */
  cut(): Promise<void>;
  /** Mounts it again; the file system mends itself by its journal. */
  remount(): Promise<void>;
  /** Cuts after which bytes that nobody had synced were really gone. */
  forgotten(): number;
  dispose(): Promise<void>;
}

/** @throws where this machine lets nobody mount a file, with its reason */
export async function mountDisk(): Promise<CuttableDisk> {
  const around = await mkdtemp(join(tmpdir(), "asayu-disk-"));
  const [image, folder] = [join(around, "image"), join(around, "disk")];
  let cuts = 0;
  // A new name each time: over an old one ext4 would write at once.
  const unsynced = () => join(folder, `unsynced-${cuts}`);
  const mount = () => run("mount", ["-o", "loop", image, folder]);
  const bytes = Buffer.alloc(65_536, "x");
  let forgotten = 0;
  try {
    await writeFile(image, "");
    await truncate(image, IMAGE_BYTES);
    await mkdir(folder);
    await run("mkfs.ext4", ["-q", "-F", image]);
    await mount();
  } catch (error) {
    await rm(around, { recursive: true, force: true });
    throw error;
  }
  return {
    folder,
    async cut() {
      cuts += 1;
      await writeFile(unsynced(), bytes);
      await run("perl", ["-e", shutDown, folder]);
    },
    async remount() {
      await run("umount", [folder]);
      await mount();
      const kept = await readFile(unsynced()).catch(() => null);
      if (!kept?.equals(bytes)) forgotten += 1;
    },
    forgotten: () => forgotten,
    async dispose() {
      await run("umount", [folder]);
      await rm(around, { recursive: true, force: true });
    },
  };
}

/** The power goes; the process lives a moment longer than its disk, and must not promise anything any more. */
export async function cutPowerOf(server: AppServer, disk: CuttableDisk): Promise<void> {
  await disk.cut();
  await wait(Math.random() * 100);
  await server.kill();
  await disk.remount();
}
