import { existsSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";

/** A temporary folder that is memory and has room: creating thousands of tables is mostly waiting for a disk. */
export function roomiest() {
  const folder = "/dev/shm";
  if (!existsSync(folder)) return tmpdir();
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > 2 ** 30 ? folder : tmpdir();
}
