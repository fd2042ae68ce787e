// What hands do to a diagram, by real input events, and what it costs.
import { quantile } from "./probe.mjs";

const MOVES = 60;
const FOCUS = { x: 640, y: 420 };

/** World to screen, as far as each gesture is tried: from everything in view to letters that can be read. */
export const ZOOMS = ["all", "names", "columns"];
const AT = { names: 0.25, columns: 1 };

/** Brings the view to one of [`ZOOMS`]. */
export async function zoomTo(page, name) {
  await page.mouse.move(FOCUS.x, FOCUS.y);
  await page.keyboard.press("1");
  await idle(page);
  const wanted = AT[name];
  for (let turn = 0; wanted && turn < 40; turn += 1) {
    const { zoom } = await page.evaluate(() => window.crowfoot.camera());
    if (Math.abs(Math.log(zoom / wanted)) < 0.05) break;
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -Math.max(-100, Math.min(100, 300 * Math.log(wanted / zoom))));
    await page.keyboard.up("Control");
    await nextFrame(page);
  }
  await idle(page);
}

/** Each gesture: what is done before, the moves, and what is done after. */
export const GESTURES = {
  pan: {
    move: (page, turn) => page.mouse.wheel(24 * Math.cos(turn / 7), 24 * Math.sin(turn / 7)),
  },
  zoom: {
    before: (page) => page.keyboard.down("Control"),
    move: (page, turn) => page.mouse.wheel(0, turn % 30 < 15 ? -12 : 12),
    after: (page) => page.keyboard.up("Control"),
  },
  hover: {
    move: (page, turn) => page.mouse.move(FOCUS.x + 350 * Math.cos(turn / 9), FOCUS.y + 220 * Math.sin(turn / 5)),
  },
  "rubber band": {
    before: async (page) => {
      const start = await emptyPlace(page);
      await page.mouse.move(start.x, start.y);
      await page.mouse.down();
    },
    move: (page, turn) => page.mouse.move(FOCUS.x + 300 + 80 * Math.cos(turn / 9), FOCUS.y + 200 + 80 * Math.sin(turn / 9)),
    after: async (page) => {
      await page.mouse.up();
      await page.keyboard.press("Escape");
    },
  },
  drag: {
    before: async (page) => {
      const card = await someCard(page);
      await page.mouse.move(card.x, card.y);
      await page.mouse.down();
    },
    move: (page, turn) => page.mouse.move(FOCUS.x + 160 * Math.cos(turn / 9), FOCUS.y + 120 * Math.sin(turn / 9)),
    after: async (page) => {
      await page.mouse.up();
      await page.keyboard.press("Escape");
    },
  },
};

/** Does a gesture and gives its figures; times are milliseconds. */
export async function measure(page, gesture) {
  const { before, move, after } = GESTURES[gesture];
  await before?.(page);
  // The first moves fetch and warm what the gesture needs.
  for (let turn = 0; turn < 10; turn += 1) await move(page, turn);
  await page.evaluate(() => {
    window.seen.frames.length = 0;
    window.seen.scripts.length = 0;
  });
  for (let turn = 10; turn < MOVES + 10; turn += 1) {
    // As fast as a hand: the next move comes with the next frame, never before the last was taken.
    await Promise.all([move(page, turn), new Promise((resolve) => setTimeout(resolve, 15))]);
  }
  const { frames, scripts } = await page.evaluate(() => ({ frames: window.seen.frames, scripts: window.seen.scripts }));
  await after?.(page);
  await idle(page);
  const whole = frames.reduce((sum, frame) => sum + frame, 0);
  return {
    rate: (1000 * frames.length) / whole,
    interval95: quantile(frames, 0.95),
    script: scripts.reduce((sum, script) => sum + script, 0) / scripts.length,
    script95: quantile(scripts, 0.95),
  };
}

/** Times from a key to its paint: moving a card by arrows, a new column typed and confirmed, and undoing both. */
export async function keys(page) {
  const card = await someCard(page);
  await page.mouse.click(card.x, card.y);
  await idle(page);
  const times = {};
  const typed = async (name, keys) => {
    await page.evaluate(() => (window.seen.keys.length = 0));
    for (const key of keys) {
      await page.keyboard.press(key);
      await nextFrame(page);
      await nextFrame(page);
    }
    await idle(page);
    times[name] = await page.evaluate(() => [...window.seen.keys]);
  };
  await typed("move", Array.from({ length: 20 }, (_, turn) => (turn % 2 ? "ArrowLeft" : "ArrowRight")));
  const columns = Array.from({ length: 6 }, (_, turn) => [...`extra_${"abcdef"[turn]} text`, "Enter"]).flat();
  await typed("type", columns.map((key) => (key === " " ? "Space" : key)));
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await typed("undo", Array.from({ length: 12 }, () => "Control+z"));
  await idle(page);
  return times;
}

export const idle = (page) => page.evaluate(() => window.crowfoot.idle());

const nextFrame = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve())));

/** Cards in view, as rectangles on the page. */
const cards = (page) =>
  page.evaluate(() => {
    const { tables } = JSON.parse(window.crowfoot.document());
    const canvas = document.querySelector(".surface canvas").getBoundingClientRect();
    const shown = tables.map((table) => window.crowfoot.tableBounds(table.name)).filter(Boolean);
    return { shown, canvas: { x: canvas.x, y: canvas.y, right: canvas.right, bottom: canvas.bottom } };
  });

/** The middle of the header of the card that is nearest to the middle of the view. */
async function someCard(page) {
  const { shown } = await cards(page);
  const away = (card) => Math.hypot(card.x + card.width / 2 - FOCUS.x, card.y + card.height / 2 - FOCUS.y);
  const nearest = shown.sort((a, b) => away(a) - away(b))[0];
  return { x: nearest.x + nearest.width / 2, y: nearest.y + Math.min(8, nearest.height / 2) };
}

/** A place near the top left of the view with nothing on it, so that a press there begins a rubber band. */
async function emptyPlace(page) {
  const { shown, canvas } = await cards(page);
  for (let y = canvas.y + 90; y < canvas.bottom - 40; y += 14) {
    for (let x = canvas.x + 80; x < canvas.right - 40; x += 14) {
      const hits = (card) => x > card.x - 30 && x < card.x + card.width + 30 && y > card.y - 16 && y < card.y + card.height + 16;
      if (!shown.some(hits)) return { x, y };
    }
  }
  return { x: canvas.x + 4, y: canvas.y + 60 };
}
