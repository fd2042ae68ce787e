// The figures as tables, beside those of another run.
import { quantile } from "./probe.mjs";
import { GESTURES, ZOOMS } from "./gestures.mjs";

/** Prints Markdown tables of a run. With `before`, another run, each figure has its ratio to that one, corrected by what
 * a fixed piece of work took in both: on a machine that is twice as slow, the same app is at 1.0. */
export function report(run, before) {
  const speed = before ? run.calibration / before.calibration : 1;
  const other = (name) => before?.subjects.find((subject) => subject.name === name);
  const row = (...cells) => console.log(`| ${cells.join(" | ")} |`);
  const ratio = (now, then) => (then ? ` (×${(now / then / speed).toFixed(2)})` : "");
  const time = (now, then) => `${now.toFixed(now < 10 ? 1 : 0)}${ratio(now, then)}`;

  console.log("\nOpening, milliseconds, and memory, MB:\n");
  row("schema", "import: shown", "import: settled", "longest task", "load: shown", "load: settled", "JS heap", "wasm");
  row("---", ...Array(7).fill("---:"));
  for (const subject of run.subjects) {
    const then = other(subject.name)?.opening;
    const cell = (key) => time(subject.opening[key], then?.[key]);
    const keys = ["importShown", "importSettled", "importLongest", "loadShown", "loadSettled"];
    row(subject.name, ...keys.map(cell), subject.opening.heap.toFixed(0), subject.opening.wasm.toFixed(0));
  }

  console.log("\nFrames a second, 95th percentile of their interval / mean and 95th percentile of script a frame, milliseconds:\n");
  row("schema", "zoom", ...Object.keys(GESTURES));
  row("---", "---", ...Object.keys(GESTURES).map(() => "---:"));
  for (const subject of run.subjects) {
    for (const zoom of ZOOMS) {
      const cell = (gesture) => {
        const { rate, interval95, script, script95 } = subject.gestures[zoom][gesture];
        const then = other(subject.name)?.gestures[zoom]?.[gesture];
        return `${rate.toFixed(0)}, ${interval95.toFixed(1)} / ${script.toFixed(1)}${ratio(script, then?.script)}, ${script95.toFixed(1)}`;
      };
      row(subject.name, zoom, ...Object.keys(GESTURES).map(cell));
    }
  }

  console.log("\nFrom a key to its paint, milliseconds, median and 95th percentile:\n");
  row("schema", "moving a card", "typing columns", "undoing");
  row("---", "---:", "---:", "---:");
  for (const subject of run.subjects) {
    const cell = (name) => {
      const then = other(subject.name)?.keys[name];
      const middle = quantile(subject.keys[name], 0.5);
      return `${middle.toFixed(0)}${ratio(middle, then && quantile(then, 0.5))}, ${quantile(subject.keys[name], 0.95).toFixed(0)}`;
    };
    row(subject.name, ...["move", "type", "undo"].map(cell));
  }
  console.log(`\nA fixed piece of work took ${run.calibration.toFixed(0)} ms${before ? `, in the other run ${before.calibration.toFixed(0)} ms` : ""}.`);
}
