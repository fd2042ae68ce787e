// Our layout, as the WebAssembly that is shipped. It draws no lines: those are the router's.
const VARIANTS = ["ours", "ours-right", "ours-down", "ours-compact", "ours-first"];

/** One engine for each variant. */
export async function ourEngines(bytes) {
  const { exports } = (await WebAssembly.instantiate(bytes, {})).instance;
  const run = (variant) => (_, text) => {
    const input = new TextEncoder().encode(text);
    const at = exports.room(input.length);
    new Uint8Array(exports.memory.buffer, at, input.length).set(input);
    exports.read();
    const start = performance.now();
    exports.lay_out(variant);
    const milliseconds = performance.now() - start;
    const length = exports.write();
    const output = new TextDecoder().decode(new Uint8Array(exports.memory.buffer, exports.place(), length));
    const places = output.trim().split("\n").map((line) => {
      const [, x, y] = line.split(" ");
      return { x: Number(x), y: Number(y) };
    });
    return { places, milliseconds };
  };
  return VARIANTS.map((name, variant) => ({ name, run: run(variant) }));
}
