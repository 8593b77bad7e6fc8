// The command line tool, for what it and the app must say alike.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const MANIFEST = fileURLToPath(new URL("../../../Cargo.toml", import.meta.url));

/** What `standpoint` prints with these arguments, run in `folder`. */
export function standpoint(folder, ...args) {
  const run = ["run", "--quiet", "--manifest-path", MANIFEST, "--package", "standpoint-cli", "--", ...args];
  return execFileSync("cargo", run, { cwd: folder, encoding: "utf8", timeout: 600_000 });
}
