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

/** The program and what it is started with. */
export const chromiumProgram = () => process.env.STANDPOINT_CHROMIUM ?? "/usr/bin/chromium";
export const chromiumArguments = [...ARGUMENTS, "--headless"];

/** A fresh Chromium; each context that is opened in it has an empty profile. */
export async function launchChromium() {
  return chromium.launch({ executablePath: chromiumProgram(), args: ARGUMENTS });
}
