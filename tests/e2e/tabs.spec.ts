import { expect, test, type Page } from "@playwright/test";
import { center, columnBounds, doc, fileText, idle, load, open, ready, table, tableBounds } from "./support/crowfoot";

const SCHEMA = `
create table users (id text primary key, email text not null);
create table orders (id text primary key, user_id text not null references users (id));
`;

/** Two tabs on one design. */
async function twoTabs(page: Page): Promise<[Page, Page]> {
  await open(page);
  await load(page, SCHEMA, "postgres");
  const other = await page.context().newPage();
  await open(other, page.url());
  expect(await fileText(other)).toBe(await fileText(page));
  return [page, other];
}

const columns = async (page: Page, table: string): Promise<string[]> =>
  (await doc(page)).tables.find(({ name }) => name === table)?.columns.map(({ name }) => name) ?? [];

const tables = async (page: Page): Promise<string[]> => (await doc(page)).tables.map(({ name }) => name).toSorted();

async function beginColumn(page: Page, table: string): Promise<void> {
  const bounds = await tableBounds(page, table);
  await page.mouse.click(bounds.x + bounds.width / 2, bounds.y + 12);
  await page.keyboard.press("Insert");
  await expect(page.getByRole("combobox", { name: /^Column/ })).toBeFocused();
}

async function addColumn(page: Page, table: string, text: string): Promise<void> {
  await beginColumn(page, table);
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await idle(page);
}

async function addTable(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("t");
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
}

/** Waits until both tabs show the same design, and makes sure that the store has it too. */
async function settle(page: Page, other: Page): Promise<void> {
  await Promise.all([idle(page), idle(other)]);
  await expect.poll(async () => (await fileText(page)) === (await fileText(other))).toBe(true);
  await Promise.all([idle(page), idle(other)]);
  const third = await page.context().newPage();
  await open(third, page.url());
  expect(await fileText(third)).toBe(await fileText(page));
  await third.close();
}

test("columns that two tabs add to one table at the same time are both kept", async ({ page: first }) => {
  const [page, other] = await twoTabs(first);
  await Promise.all([beginColumn(page, "users"), beginColumn(other, "users")]);
  for (const name of ["a", "b", "c"]) {
    await Promise.all([page.keyboard.type(`one_${name} text`), other.keyboard.type(`other_${name} text`)]);
    await Promise.all([page.keyboard.press("Enter"), other.keyboard.press("Enter")]);
  }
  await Promise.all([page.keyboard.press("Escape"), other.keyboard.press("Escape")]);
  await settle(page, other);
  const found = await columns(page, "users");
  expect(found.toSorted()).toEqual(["email", "id", "one_a", "one_b", "one_c", "other_a", "other_b", "other_c"]);
});

test("after many visits two tabs still give different ids to what they make", async ({ page: first }) => {
  test.slow();
  await open(first);
  await load(first, SCHEMA, "postgres");
  const made = ["users", "orders"];
  for (let visit = 0; visit < 8; visit++) {
    await addTable(first, `visit_${visit}`);
    made.push(`visit_${visit}`);
    await idle(first);
    await first.reload();
    await ready(first);
  }
  const other = await first.context().newPage();
  await open(other, first.url());
  for (let round = 0; round < 4; round++) {
    await Promise.all([addTable(first, `one_${round}`), addTable(other, `other_${round}`)]);
    made.push(`one_${round}`, `other_${round}`);
  }
  await settle(first, other);
  expect(await tables(first)).toEqual(made.toSorted());
});

test("undo takes back what this tab did, not what another one did", async ({ page: first }) => {
  const [page, other] = await twoTabs(first);
  await addColumn(page, "users", "mine text");
  await addColumn(other, "users", "theirs text");
  await expect.poll(() => columns(page, "users")).toEqual(["id", "email", "mine", "theirs"]);
  await page.keyboard.press("ControlOrMeta+z");
  await settle(page, other);
  expect(await columns(page, "users")).toEqual(["id", "email", "theirs"]);
  await page.keyboard.press("ControlOrMeta+z");
  await idle(page);
  expect(await columns(page, "users")).toEqual(["id", "email", "theirs"]);
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await settle(page, other);
  expect((await columns(page, "users")).toSorted()).toEqual(["email", "id", "mine", "theirs"]);
  await other.keyboard.press("ControlOrMeta+z");
  await settle(page, other);
  expect(await columns(page, "users")).toEqual(["id", "email", "mine"]);
});

test("a drag goes on while another tab edits, and ends when what is dragged is deleted there", async ({ page: first }) => {
  const [page, other] = await twoTabs(first);
  const before = await tableBounds(page, "users");
  const grip = { x: before.x + before.width / 2, y: before.y + 12 };
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  await page.mouse.move(grip.x + 40, grip.y + 60, { steps: 4 });
  await addTable(other, "meanwhile");
  await addColumn(other, "users", "added text");
  await expect.poll(() => columns(page, "users")).toEqual(["id", "email", "added"]);
  await page.mouse.move(grip.x + 80, grip.y + 200, { steps: 4 });
  await page.mouse.up();
  await settle(page, other);
  const after = await tableBounds(page, "users");
  expect(after.y - before.y).toBeGreaterThan(150);
  expect(await tables(page)).toEqual(["meanwhile", "orders", "users"]);
  // The whole drag is one step, and the other tab's work is none.
  await page.keyboard.press("ControlOrMeta+z");
  await settle(page, other);
  expect((await tableBounds(page, "users")).y).toBeCloseTo(before.y, 0);
  expect(await columns(page, "users")).toEqual(["id", "email", "added"]);

  const row = center(await columnBounds(page, "orders", "user_id"));
  const header = await tableBounds(page, "orders");
  await page.mouse.move(header.x + header.width / 2, header.y + 12);
  await page.mouse.down();
  await page.mouse.move(row.x + 50, row.y + 90, { steps: 4 });
  const there = await tableBounds(other, "orders");
  await other.mouse.click(there.x + there.width / 2, there.y + 12);
  await other.keyboard.press("Delete");
  await expect.poll(() => tables(page)).toEqual(["meanwhile", "users"]);
  await page.mouse.move(row.x + 80, row.y + 120, { steps: 4 });
  await page.mouse.up();
  await settle(page, other);
  expect(await tables(page)).toEqual(["meanwhile", "users"]);
});

test("three tabs whose messages come late rename, delete, add and undo, and end with one design", async ({ page: first, context }) => {
  // What a tab tells the others waits until it is let go.
  await context.addInitScript(() => {
    const own = window as unknown as { held?: (() => void)[]; release(): void };
    const Real = window.BroadcastChannel;
    window.BroadcastChannel = class extends Real {
      override postMessage(message: unknown): void {
        const send = (): void => super.postMessage(message);
        if (own.held) own.held.push(send);
        else send();
      }
    };
    own.release = () => {
      const held = own.held ?? [];
      own.held = undefined;
      for (const send of held) send();
    };
  });
  await first.reload();
  const [, second] = await twoTabs(first);
  const third = await context.newPage();
  await open(third, first.url());
  const tabs = [first, second, third];
  const hold = (): Promise<unknown> =>
    Promise.all(tabs.map((tab) => tab.evaluate(() => ((window as unknown as { held?: unknown[] }).held = []))));
  const release = async (): Promise<void> => {
    for (const tab of [third, first, second]) await tab.evaluate(() => (window as unknown as { release(): void }).release());
    await settle(first, second);
    await settle(second, third);
  };
  const rename = async (tab: Page, from: string, to: string): Promise<void> => {
    const bounds = await tableBounds(tab, from);
    await tab.mouse.dblclick(bounds.x + 40, bounds.y + 12);
    await tab.keyboard.press("ControlOrMeta+a");
    await tab.keyboard.type(to);
    for (const key of ["Enter", "Escape", "Escape"]) await tab.keyboard.press(key);
    await idle(tab);
  };

  await hold();
  await rename(first, "users", "people");
  await addColumn(second, "users", "born date");
  await addColumn(third, "users", "nick text");
  await release();
  expect(await tables(third)).toEqual(["orders", "people"]);
  expect((await columns(third, "people")).toSorted()).toEqual(["born", "email", "id", "nick"]);

  await hold();
  const doomed = await tableBounds(first, "people");
  await first.mouse.click(doomed.x + 40, doomed.y + 12);
  await first.keyboard.press("Delete");
  await idle(first);
  await addColumn(second, "people", "kept text");
  await release();
  expect(await columns(first, "people")).toContain("kept");
  await first.keyboard.press("ControlOrMeta+z");
  await settle(first, third);
  await second.keyboard.press("ControlOrMeta+z");
  await settle(second, third);
  expect((await columns(third, "people")).toSorted()).toEqual(["born", "email", "id", "nick"]);
  expect((await doc(third)).tables.find(({ name }) => name === "orders")!.foreignKeys).toHaveLength(1);
});

/** Keeps what a tab says from the others until it is released. */
async function holdMessages(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const post = BroadcastChannel.prototype.postMessage;
    const held: (() => void)[] = [];
    BroadcastChannel.prototype.postMessage = function (message: unknown) {
      held.push(() => post.call(this, message));
    };
    const release = () => {
      BroadcastChannel.prototype.postMessage = post;
      held.forEach((send) => send());
    };
    Object.assign(window, { release });
  });
  return () => page.evaluate(() => (window as never as { release: () => void }).release());
}

async function deleteTable(page: Page, name: string): Promise<void> {
  const bounds = await tableBounds(page, name);
  await page.mouse.click(bounds.x + bounds.width / 2, bounds.y + 12);
  await page.keyboard.press("Delete");
  await idle(page);
}

test("a table that one tab deletes while another one relates to it comes back, and that is said", async ({ page: first }) => {
  const [page, other] = await twoTabs(first);
  const places = await tableBounds(page, "users");
  const release = [await holdMessages(page), await holdMessages(other)];
  await deleteTable(page, "users");
  await addColumn(other, "orders", "second_user_id -> users");
  expect(await columns(other, "orders")).toEqual(["id", "user_id", "second_user_id"]);
  // The message goes after a while. The tab that hears of the table and of its return at once has nothing to say.
  const told = [page, other].map((tab) =>
    expect(tab.getByText("Deleted in one tab but used in another, so restored: users.")).toBeVisible(),
  );
  for (const letGo of release) await letGo();
  await Promise.any(told);
  await settle(page, other);
  expect(await tables(page)).toEqual(["orders", "users"]);
  expect(await columns(page, "users")).toEqual(["id", "email"]);
  const [{ id }, { foreignKeys: keys }] = [await table(page, "users"), await table(page, "orders")];
  expect(keys.map(({ target }) => target)).toEqual([expect.objectContaining({ table: expect.objectContaining({ table: id }) })]);
  expect((await tableBounds(page, "users")).x).toBeCloseTo(places.x, 0);
});

test("undo that needs a table which another tab has deleted brings it back", async ({ page: first }) => {
  const [page, other] = await twoTabs(first);
  await page.evaluate(() => window.crowfoot.select("orders.user_id"));
  await addColumn(page, "orders", "seller_id -> users");
  await settle(page, other);
  await page.keyboard.press("ControlOrMeta+z");
  await settle(page, other);
  await deleteTable(other, "users");
  await settle(page, other);
  expect(await tables(page)).toEqual(["orders"]);
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await settle(page, other);
  expect(await tables(other)).toEqual(["orders", "users"]);
  expect(await columns(other, "orders")).toEqual(["id", "user_id", "seller_id"]);
});
