// What is put into the page before the app: it counts frames, the script between them, and the way from a key to its paint.

/** Runs in the page. Everything that the app hands to the browser to be called back is timed. */
export function probe() {
  const seen = { frames: [], scripts: [], keys: [], longest: 0, memories: [] };
  window.seen = seen;
  let script = 0;
  let depth = 0;
  const timed = (callback) =>
    function (...args) {
      if (depth > 0) return callback.apply(this, args);
      depth += 1;
      const begin = performance.now();
      try {
        return callback.apply(this, args);
      } finally {
        depth -= 1;
        script += performance.now() - begin;
      }
    };

  const wrappers = new WeakMap();
  const wrapped = (listener) => {
    if (typeof listener !== "function") return listener;
    if (!wrappers.has(listener)) wrappers.set(listener, timed(listener));
    return wrappers.get(listener);
  };
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    return addEventListener.call(this, type, wrapped(listener), options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    return removeEventListener.call(this, type, wrapped(listener), options);
  };
  const nextFrame = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) => nextFrame(timed(callback));
  const later = window.setTimeout.bind(window);
  window.setTimeout = (callback, ...rest) => later(typeof callback === "function" ? timed(callback) : callback, ...rest);
  const micro = window.queueMicrotask.bind(window);
  window.queueMicrotask = (callback) => micro(timed(callback));

  let last = performance.now();
  const frame = (now) => {
    seen.frames.push(now - last);
    // The app's own callback of this frame may still come: what it takes counts for the next.
    seen.scripts.push(script);
    script = 0;
    last = now;
    // The outline comes with the drawing.
    if (seen.shown === undefined && document.querySelector('.outline [role="treeitem"]')) seen.shown = now;
    nextFrame(frame);
  };
  nextFrame(frame);

  // From the moment of a key, as the browser has it, until the next frame has been handed to the compositor. What the page
  // does behind that frame is not in the way: the message is older.
  addEventListener.call(
    window,
    "keydown",
    (event) => {
      nextFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => seen.keys.push(performance.now() - event.timeStamp);
        port2.postMessage(0);
      });
    },
    { capture: true },
  );

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.longest = Math.max(seen.longest, entry.duration);
  }).observe({ entryTypes: ["longtask"] });

  const keep = (result) => {
    const memory = Object.values((result.instance ?? result).exports).find((value) => value instanceof WebAssembly.Memory);
    if (memory && !seen.memories.includes(memory)) seen.memories.push(memory);
    return result;
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...args) => keep(await original.apply(WebAssembly, args));
  }
}

/** The `share`-quantile of numbers; 0 of none. */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted.length === 0 ? 0 : sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
