// Starts the app, and shows the rescue page where it cannot start or has stopped. After a panic no Rust runs any
// more, so what is left to do is done in here and in what this fetches.
"use strict";

const root = document.documentElement;
const crowfoot = (window.crowfoot = {});
// Host pages may wait for the app before its code has arrived.
crowfoot.ready = new Promise((resolve) => (crowfoot.start = resolve));
document.getElementById("unstarted").remove();

// The files of a build stay cached for as long as a page holds this lock: see sw.js.
const scope = new URL("./", location.href).href.split(/[?#]/)[0];
if (navigator.locks) {
  navigator.locks
    .request(`crowfoot ${scope} ${root.dataset.build}`, { mode: "shared" }, () => new Promise(() => {}))
    .catch(() => {});
}

let stopped = false;
// `unsaved` and `failed` are known of panics only: the number of edits that are not in the store, and why not.
window.crowfootStopped = (kind, reason, unsaved, failed) => {
  if (stopped) return;
  stopped = true;
  // Where it came from; a panic comes as a text.
  if (kind === "panic") reason = new Error(reason);
  console.error(reason);
  const plain = "Crowfoot has stopped. What was saved is still in this browser: reload the page when you are online.";
  import("./rescue.js").then(
    (rescue) => rescue.show({ kind, reason, unsaved, failed }),
    () => (document.body.textContent = plain),
  );
};

// Why a part of the app could not be loaded, in words; "" where the page has said it already.
window.crowfootMissing = () => import("./offline.js").then((offline) => offline.missing());

// A trap without a panic: the stack or the memory is used up.
const isTrap = (error) =>
  error instanceof Error && /RuntimeError|RangeError/.test(error.name) && /wasm/.test(error.stack);
addEventListener("error", ({ error }) => isTrap(error) && crowfootStopped("trap", error));
addEventListener("unhandledrejection", ({ reason }) => isTrap(reason) && crowfootStopped("trap", reason));

const address = (rel) => document.querySelector(`link[rel=${rel}]`).href;
import(address("modulepreload"))
  .then((app) => app.default({ module_or_path: address("preload") }))
  .catch((error) => crowfootStopped("start", error));

// What works without a network is fetched when nothing else is wanted any more.
if (!/[?&]embed\b/.test(location.search)) {
  crowfoot.ready.then(() => setTimeout(() => import("./offline.js").then(({ keep }) => keep(scope), () => {}), 3000));
}
