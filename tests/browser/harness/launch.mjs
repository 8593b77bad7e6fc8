// The Chromium of this machine, without what would ask the network for anything.
import { chromium } from "playwright-core";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** A fresh Chromium; each context that is opened in it has an empty profile. */
export async function launchChromium() {
  const executablePath = process.env.STANDPOINT_CHROMIUM ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, args: ARGUMENTS });
}
