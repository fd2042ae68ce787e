// Texts become designs in the import worker, which is fetched only for them. One worker serves all diagrams of a page,
// one after the other, and is let go when nobody waits.
import { BASE } from "./module";

/** A design that is laid out. */
export interface Imported {
  packed: Uint8Array;
  /** What a link to it carries behind its `#`. */
  link: string;
  /** How many statements were not understood. */
  skipped: number;
}

type Answer = { type: string; message?: string } & Imported;

let worker: Worker | undefined;
let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/** Reads a text; `format` as the importer names it, or undefined to find it out. */
export function read(text: string, name: string, format?: string): Promise<Imported> {
  waiting += 1;
  const turn = last.then(() => ask({ sources: [{ name, text }], format: format ?? null, packed: true }));
  last = turn
    .catch(() => {})
    .then(() => {
      waiting -= 1;
      if (!waiting) {
        worker?.terminate();
        worker = undefined;
      }
    });
  return turn;
}

async function ask(request: unknown): Promise<Imported> {
  worker ??= await begin();
  const own = worker;
  try {
    own.postMessage(request);
    return await answer(own, "packed");
  } catch (error) {
    own.terminate();
    worker = undefined;
    throw error;
  }
}

/** Starts the worker. Browsers start only those of the page's own site, so that of another one comes through a script that fetches it. */
async function begin(): Promise<Worker> {
  const loader = new URL(WORKER, BASE);
  let address = loader.href;
  if (loader.origin !== location.origin) {
    const at = (ending: string) => JSON.stringify(loader.href.replace("_loader.js", ending));
    const script = `importScripts(${at(".js")});wasm_bindgen({module_or_path:${at("_bg.wasm")}})`;
    address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  }
  const own = new Worker(address);
  await answer(own, "ready");
  return own;
}

/** The next message of a kind. */
const answer = (own: Worker, kind: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    own.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.type === kind) resolve(data);
      else if (data.type === "error") reject(new Error(data.message));
    };
    own.onerror = () => reject(new Error("The importer could not be loaded."));
  });
