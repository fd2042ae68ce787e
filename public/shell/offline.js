// What makes the app work without a network, and tells when there is a new version of it.

import { newBuild } from "./words.js";
// Here when it is needed, also where the network is gone by then.
import("./rescue.js").catch(() => {});

const BUILD = document.documentElement.dataset.build;
const HOUR = 3_600_000;
// How long no attempt is made after the browser had no room for the files.
const RETRY_AFTER = 24 * HOUR;
const FULL = "crowfoot.offline-full";

/** Registers the service worker, which keeps the files of the app, and follows it. */
export async function keep(scope) {
  const workers = navigator.serviceWorker;
  if (!workers || !isSecureContext || !/^http/.test(scope) || wasFull()) return;
  workers.addEventListener("message", ({ data }) => follow(data));
  workers.startMessages();
  // Private windows, blocked storage, policies: without it the app works as long as there is a network.
  const registration = await workers.register("./sw.js", { updateViaCache: "none" }).catch(() => undefined);
  if (!registration) return;
  let looked = 0;
  const look = () => {
    if (document.hidden || Date.now() - looked < HOUR) return;
    looked = Date.now();
    registration.update().catch(() => {});
  };
  if (registration.active) {
    registration.active.postMessage("build?");
    // Browsers look by themselves, but late.
    look();
  }
  document.addEventListener("visibilitychange", look);
}

/** Why a part of the app could not be loaded; "" where the notice of a new version says it. */
export async function missing() {
  if (!navigator.onLine) {
    return "You are offline, and this part of the app is not in this browser yet. Try again when you are online.";
  }
  const isNew = await newBuild();
  if (isNew === undefined) return `Could not load this part of the app: ${location.host} does not answer. Try again.`;
  if (!isNew) return "Could not load this part of the app: the server does not have it. Try again in a minute.";
  notice("A new version of Crowfoot is available. Reload to go on.");
  return "";
}

function follow({ build, since, full }) {
  if (full) {
    store(FULL, String(Date.now()));
  } else if (build && build !== BUILD && since > performance.timeOrigin) {
    notice("A new version of Crowfoot is ready.");
  }
}

/** Says something above the canvas, with a button that reloads. */
function notice(text) {
  document.querySelector(".shell-notice")?.remove();
  const bar = document.createElement("div");
  bar.className = "shell-notice toast";
  bar.setAttribute("role", "status");
  bar.style.cssText =
    "position:fixed;top:48px;left:50%;transform:translateX(-50%);z-index:70;align-items:center;animation:none;max-width:calc(100vw - 32px)";
  document.body.append(bar);
  // Put in afterwards, so that screen readers read it out.
  bar.append(
    Object.assign(document.createElement("p"), { textContent: text }),
    button("Reload", "button primary", () => location.reload()),
    button("Later", "button", () => bar.remove()),
  );
}

function button(textContent, className, onclick) {
  return Object.assign(document.createElement("button"), { type: "button", textContent, className, onclick });
}

function wasFull() {
  try {
    return Date.now() - Number(localStorage.getItem(FULL) ?? 0) < RETRY_AFTER;
  } catch {
    return false;
  }
}

function store(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // There is no room for this either.
  }
}
