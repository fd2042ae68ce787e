// Makes modules of WebAssembly small, as `wasm-opt -Oz --strip-debug --strip-producers` does and to the same bytes, but in one process:
// `node optimize.mjs [--converge MODULE]… [--mute MODULE]… MODULE…`, in a folder with the package binaryen. Prints the number of modules that are done.
// Modules to `--mute` have nobody who would hear of a panic: it traps at once, which takes 1,800 bytes of texts and of what prints them off the viewer.
//
// Each start of wasm-opt reads and compiles eleven megabytes and runs them unoptimized; here a thread does so once.
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";

/** Functions that end in a panic and do nothing else. */
const PANICS =
  /::panicking::|::(?:slice_index|len_mismatch|slice_error)_fail|::(?:unwrap|expect)_failed|::capacity_overflow|::raw_vec::handle_error|::handle_alloc_error|__rust_alloc_error_handler|rust_begin_unwind|rust_panic/;
/** Where in the sources a panic was. */
const SOURCES = /(?:\/?[\w.@+-]+\/)+[\w-]+\.rs/g;

if (isMainThread) await lead();
else await work(workerData);

async function lead() {
  const { values, positionals } = parseArgs({
    options: {
      converge: { type: "string", multiple: true, default: [] },
      mute: { type: "string", multiple: true, default: [] },
    },
    allowPositionals: true,
  });
  // The largest first: they take longest.
  const size = (path) => statSync(path).size;
  const modules = [...values.converge, ...positionals].sort((a, b) => size(b) - size(a));
  const next = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  let done = 0;
  const thread = () =>
    new Promise((ended, failed) => {
      const options = { workerData: { modules, converging: values.converge, muted: values.mute, next }, stderr: true };
      const worker = new Worker(new URL(import.meta.url), options);
      // It warns of names that the compiler leaves and that are stripped; they matter only if it fails.
      let said = "";
      worker.stderr.on("data", (text) => (said += text));
      worker.on("message", () => console.log((done += 1)));
      worker.on("error", (error) => failed(new Error(`${error.message}\n${said}`)));
      worker.on("exit", (code) => (code === 0 ? ended() : failed(new Error(said))));
    });
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), modules.length) }, thread));
}

function mute(binaryen, module) {
  for (let at = 0; at < module.getNumFunctions(); at++) {
    const own = module.getFunctionByIndex(at);
    const { name, module: imported } = binaryen.getFunctionInfo(own);
    if (!imported && PANICS.test(name)) binaryen.Function.setBody(own, module.unreachable());
  }
}

/** The same bytes with zeros in place of names of sources. */
function without(bytes) {
  const text = Buffer.from(bytes).toString("latin1");
  return Buffer.from(text.replace(SOURCES, (name) => "\0".repeat(name.length)), "latin1");
}

async function work({ modules, converging, muted, next }) {
  const entry = createRequire(`${process.cwd()}/`).resolve("binaryen");
  const { default: binaryen } = await import(pathToFileURL(entry));
  const taken = new Int32Array(next);
  // -Oz.
  binaryen.setOptimizeLevel(2);
  binaryen.setShrinkLevel(2);
  binaryen.setGenerateStackIR(true);
  binaryen.setOptimizeStackIR(true);
  // The features of WebAssembly that the code uses.
  const { Features } = binaryen;
  const used = ["BulkMemory", "NontrappingFPToInt", "SignExt", "MutableGlobals", "ReferenceTypes", "Multivalue"];
  const implied = ["BulkMemoryOpt", "CallIndirectOverlong"];
  const features = [...used, ...implied].reduce((all, name) => all | Features[name], 0);
  for (;;) {
    const path = modules[Atomics.add(taken, 0, 1)];
    if (path === undefined) return;
    const module = binaryen.readBinary(readFileSync(path));
    module.setFeatures(features);
    if (muted.includes(path)) mute(binaryen, module);
    const optimized = () => {
      module.optimize();
      module.runPasses(["strip-debug", "strip-producers"]);
      return module.emitBinary();
    };
    let bytes = optimized();
    for (let last = Infinity; converging.includes(path) && bytes.length < last; ) {
      last = bytes.length;
      bytes = optimized();
    }
    writeFileSync(path, muted.includes(path) ? without(bytes) : bytes);
    module.dispose();
    parentPort.postMessage(path);
  }
}
