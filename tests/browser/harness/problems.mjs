// Collects what must never happen while a person works: errors, panics, policy violations, foreign requests.

/** Watches everything in `context`; fills the list of problems and the log of all console lines. */
export async function watchForProblems(context, origin, { problems, log }) {
  const note = (problem) => {
    problems.push(problem);
    log.push(`PROBLEM ${problem}`);
  };
  context.on("request", (request) => {
    if (isForeign(request.url(), origin)) note(`a request to another origin: ${request.url()}`);
  });
  context.on("requestfailed", (request) => log.push(`request failed: ${request.url()}`));
  context.on("response", (response) => {
    if (response.status() >= 400) note(`status ${response.status()} for ${response.url()}`);
  });
  context.on("console", (message) => {
    log.push(`${message.type()}: ${message.text()}`);
    if (message.type() === "error") note(`an error in the console: ${message.text()}`);
  });
  context.on("weberror", (error) => note(`an uncaught error: ${error.error().stack ?? error.error()}`));
  // Chromium says violations in the console too, but not all browsers and not in every case.
  await context.exposeBinding("__policyViolation", (_, what) => note(`a policy violation: ${what}`));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      window.__policyViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
}

/** Whether a request leaves the page's own origin. */
export function isForeign(url, origin) {
  const local = [`${origin}/`, `blob:${origin}/`, "data:", "about:"];
  return !local.some((start) => url.startsWith(start));
}
