import type { Page } from "@playwright/test";
import { idle } from "./crowfoot";

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number below `most`. */
  below(most: number): number {
    return Math.floor(this.next() * most);
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
}

const SIZE = { width: 1280, height: 800 };
const KEYS = (
  "a b c d e f g h i j k l m n o p q r s t u v w x y z 0 1 2 3 4 5 / ? . , [ ] + - = _ ' \" ( ) # Space " +
  "Enter Escape Escape Tab Shift+Tab Backspace Delete Insert ArrowLeft ArrowRight ArrowUp ArrowDown Home End " +
  "PageUp PageDown F2 F3 Shift+F3 F6 Shift+F6 Shift+F10 ContextMenu Shift+Delete Shift+ArrowLeft Shift+ArrowDown " +
  "Alt+ArrowLeft Alt+ArrowUp Alt+Shift+ArrowRight Alt+a Alt+h Alt+Shift+h"
).split(" ");
const SHORTCUTS = "z y a c x v d k f e i l Shift+z Shift+o Shift+m Shift+l Shift+i Enter s".split(" ");
const TEXTS = [
  "users",
  "email varchar(255) !unique",
  "user_id -> users",
  "total numeric(10,2) = 0 -- what is paid",
  "status mood = 'draft'",
  "x",
  "größe 😀 text",
  '"unit price" money',
  "a = (",
  "",
  "   ",
  ">new",
  "+",
  "id",
];
const PASTES = [
  "create table pasted (id text primary key, user_id text references users (id));",
  "email text\nborn date",
  "nothing in particular",
  "create table broken (id text",
];

interface Point {
  x: number;
  y: number;
}

type Action = (page: Page, chance: Chance) => Promise<string>;

const anywhere = (chance: Chance): Point => ({ x: chance.below(SIZE.width), y: chance.below(SIZE.height) });
const onCanvas = (chance: Chance): Point => ({ x: 260 + chance.below(660), y: 60 + chance.below(660) });
const say = ({ x, y }: Point): string => `${x.toFixed(0)},${y.toFixed(0)}`;

const key: Action = async (page, chance) => {
  const pressed = chance.of(KEYS);
  await page.keyboard.press(pressed);
  return `key ${pressed}`;
};

const shortcut: Action = async (page, chance) => {
  const pressed = `Control+${chance.of(SHORTCUTS)}`;
  await page.keyboard.press(pressed);
  return `key ${pressed}`;
};

const text: Action = async (page, chance) => {
  const typed = chance.of(TEXTS);
  const end = chance.of(["Enter", "Tab", "Escape", "Shift+Enter", "ArrowDown"]);
  await page.keyboard.type(typed);
  await page.keyboard.press(end);
  return `type ${JSON.stringify(typed)} ${end}`;
};

const click: Action = async (page, chance) => {
  const at = chance.next() < 0.7 ? onCanvas(chance) : anywhere(chance);
  const button = chance.of(["left", "left", "left", "right", "middle"] as const);
  const clickCount = chance.of([1, 1, 2]);
  const modifier = chance.of(["", "", "Shift", "Control", "Alt"]);
  if (modifier) await page.keyboard.down(modifier);
  await page.mouse.click(at.x, at.y, { button, clickCount });
  if (modifier) await page.keyboard.up(modifier);
  return `${modifier} ${button} click ×${clickCount} at ${say(at)}`;
};

/** Presses something that is there to be pressed, wherever it is. */
const control: Action = async (page, chance) => {
  const part = chance.next();
  const found = await page.evaluate((part) => {
    const all = document.querySelectorAll("button, select, input, textarea, [role=option], [role=treeitem], [role=tab]");
    const top = document.querySelector("dialog[open]");
    const seen = [...all].filter((own) => {
      const { width, height, x, y } = own.getBoundingClientRect();
      const inView = x >= 0 && y >= 0 && x + width / 2 < innerWidth && y + height / 2 < innerHeight;
      return width > 0 && height > 0 && inView && (!top || top.contains(own));
    });
    const own = seen[Math.floor(part * seen.length)];
    if (!own) return undefined;
    const { x, y, width, height } = own.getBoundingClientRect();
    const name = own.getAttribute("aria-label") ?? own.textContent?.slice(0, 30) ?? "";
    return { x: x + width / 2, y: y + height / 2, name: `${own.tagName} ${name}`, tag: own.tagName };
  }, part);
  if (!found) return "no control";
  if (found.tag === "SELECT") {
    // The list of a select is not part of the page.
    await page.mouse.move(found.x, found.y);
    await page.evaluate(({ x, y }) => (document.elementFromPoint(x, y) as HTMLElement | null)?.focus(), found);
    await page.keyboard.press(chance.of(["ArrowDown", "ArrowUp", "Home", "End"]));
  } else {
    await page.mouse.click(found.x, found.y);
  }
  return `press ${found.name}`;
};

const drag: Action = async (page, chance) => {
  const [from, to] = chance.next() < 0.8 ? [onCanvas(chance), onCanvas(chance)] : [anywhere(chance), anywhere(chance)];
  const button = chance.of(["left", "left", "left", "middle", "right"] as const);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down({ button });
  await page.mouse.move(to.x, to.y, { steps: 1 + chance.below(5) });
  let between = "";
  if (chance.next() < 0.2) {
    between = chance.of(["Escape", "Control+z", "Delete", "t"]);
    await page.keyboard.press(between);
  }
  await page.mouse.up({ button });
  return `${button} drag from ${say(from)} to ${say(to)} ${between}`;
};

const wheel: Action = async (page, chance) => {
  const at = onCanvas(chance);
  const modifier = chance.of(["", "Control", "Shift"]);
  const by = (chance.next() - 0.5) * 800;
  await page.mouse.move(at.x, at.y);
  if (modifier) await page.keyboard.down(modifier);
  await page.mouse.wheel(chance.below(100), by);
  if (modifier) await page.keyboard.up(modifier);
  return `${modifier} wheel ${by.toFixed(0)}`;
};

const touch: Action = async (page, chance) => {
  const fingers = 1 + chance.below(2);
  const from = Array.from({ length: fingers }, () => onCanvas(chance));
  const to = Array.from({ length: fingers }, () => onCanvas(chance));
  const devtools = await page.context().newCDPSession(page);
  const send = (type: "touchStart" | "touchMove" | "touchEnd" | "touchCancel", points: Point[]) =>
    devtools.send("Input.dispatchTouchEvent", { type, touchPoints: points.map((own, id) => ({ ...own, id })) });
  await send("touchStart", from);
  if (chance.next() < 0.7) await send("touchMove", to);
  await send(chance.next() < 0.9 ? "touchEnd" : "touchCancel", []);
  await devtools.detach();
  return `${fingers} fingers from ${say(from[0]!)} to ${say(to[0]!)}`;
};

const storm: Action = async (page, chance) => {
  const steps = 4 + chance.below(20);
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press(chance.of(["Control+z", "Control+z", "Control+Shift+z"]));
  }
  return `${steps} times undo and redo`;
};

const paste: Action = async (page, chance) => {
  const pasted = chance.of(PASTES);
  await page.evaluate((text) => navigator.clipboard.writeText(text), pasted).catch(() => undefined);
  await page.keyboard.press("Control+v");
  return `paste ${JSON.stringify(pasted)}`;
};

const look: Action = async (page, chance) => {
  const colorScheme = chance.of(["dark", "light"] as const);
  await page.emulateMedia({ colorScheme });
  if (chance.next() < 0.3) await page.setViewportSize(chance.of([SIZE, { width: 390, height: 780 }, SIZE]));
  return `look ${colorScheme}`;
};

const dialog: Action = async (page, chance) => {
  const opened = chance.of(["Control+k", "?", "Control+e", "Control+i", "Control+Shift+m", "Control+Shift+o"]);
  await page.keyboard.press(opened);
  if (chance.next() < 0.4) await page.keyboard.type(chance.of(TEXTS));
  const closed = chance.of(["Escape", "Enter", opened]);
  await page.keyboard.press(closed);
  return `${opened} and ${closed}`;
};

const ACTIONS: [number, Action][] = [
  [20, key],
  [10, shortcut],
  [14, text],
  [14, click],
  [12, control],
  [10, drag],
  [6, wheel],
  [4, touch],
  [3, storm],
  [3, paste],
  [1, look],
  [6, dialog],
];
const SUM = ACTIONS.reduce((sum, [weight]) => sum + weight, 0);

/** Does something by chance. Returns what. */
export async function act(page: Page, chance: Chance): Promise<string> {
  let left = chance.next() * SUM;
  const action = ACTIONS.find(([weight]) => (left -= weight) < 0)?.[1] ?? key;
  const done = await action(page, chance);
  // Mostly the next input does not wait for the work of the one before.
  if (chance.next() < 0.25) await idle(page);
  return done;
}
