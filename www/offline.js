// Has the app kept for use without a network, and tells it of new builds. It tells by an attribute of
// the page, `data-version`, and an event; the app answers with an event when a person wants the new one.
const HOUR = 3_600_000;
const page = document.documentElement;
const workers = navigator.serviceWorker;

function tell(version) {
  page.dataset.version = version;
  dispatchEvent(new Event("standpoint-version"));
}

/** After the app's own files, which are needed first. */
async function started() {
  if (page.dataset.ready) return;
  await new Promise((ready) => {
    const observer = new MutationObserver(() => {
      if (!page.dataset.ready) return;
      observer.disconnect();
      ready();
    });
    observer.observe(page, { attributeFilter: ["data-ready"] });
  });
}

async function keep() {
  await started();
  const hadController = Boolean(workers.controller);
  let wanted = false;
  workers.addEventListener("controllerchange", () => {
    page.dataset.offline = "true";
    if (wanted) location.reload();
    // Another tab asked for it. This one goes on as it is until somebody loads it again.
    else if (hadController) tell("elsewhere");
  });
  const registration = await workers.register(new URL("sw.js", document.baseURI), { updateViaCache: "none" });
  const look = () => {
    if (registration.waiting && workers.controller) tell("ready");
  };
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", look);
  });
  addEventListener("standpoint-use-version", () => {
    wanted = true;
    registration.waiting?.postMessage("use");
  });
  if (workers.controller) page.dataset.offline = "true";
  look();
  const update = () => registration.update().catch(() => {});
  setInterval(update, HOUR);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && update());
}

// Without one (a private window, an insecure address) the app needs the network to be opened again.
if (workers) keep().catch(() => {});
