// Fetches the parts of the app. A file holds one module of WebAssembly or several, one behind the other.
import { initSync } from "./APP.js";

let exports;
const imports = () => ({ __wasm_split: (exports ??= initSync()) });

// Does something once. A failure is not remembered: the next call tries again.
function once(action) {
  let doing;
  return () =>
    (doing ??= action().catch((error) => {
      doing = undefined;
      throw error;
    }));
}

// A file to fetch, with the lengths in bytes of the modules in it.
function file(address, ...lengths) {
  const fetched = once(async () => {
    const sent = await fetch(new URL(address, import.meta.url));
    if (!sent.ok) throw new Error(`${sent.status} for ${address}`);
    const bytes = await sent.arrayBuffer();
    let at = 0;
    return Promise.all(lengths.map((length) => WebAssembly.compile(new Uint8Array(bytes, (at += length) - length, length))));
  });
  const started = once(async () => {
    const modules = await fetched();
    return Promise.all(modules.map((module) => WebAssembly.instantiate(module, imports())));
  });
  return { fetched, started };
}

// What this page will ask for as soon as the app runs: it comes with the app's module, not after it. The editor and its tools
// come when the line is free again, while the app starts, so that a first edit does not wait for them.
const parts = {};
const first = /[?&]embed\b/.test(location.search) ? "embedding" : location.hash.length > 1 ? "editing" : "starting";
if (first !== "embedding") {
  const module = document.querySelector("link[rel=preload]")?.href;
  new PerformanceObserver((loaded, observer) => {
    if (loaded.getEntriesByName(module).length === 0) return;
    observer.disconnect();
    fetchAhead(first, "editing", "changing");
  }).observe({ type: "resource", buffered: true });
}

// Fetches parts, one after the other. A failure shows when the app asks.
async function fetchAhead(...names) {
  try {
    for (const name of names) await Promise.all(parts[name].map((file) => file.fetched()));
  } catch {}
}

// What the app calls for a part. The part's own file starts when those have that it shares with other parts.
function part(name, own, ...shared) {
  parts[name] = [own, ...shared];
  if (name === first) fetchAhead(first);
  const started = once(async () => {
    await Promise.all([own.fetched(), ...shared.map((file) => file.started())]);
    await own.started();
  });
  return async (callback, data) => {
    let done = true;
    try {
      await started();
    } catch (error) {
      console.error(error);
      done = false;
    }
    imports().__wasm_split.__indirect_function_table.get(callback)(data, done);
  };
}

