import { expect, test, type Locator, type Page } from "@playwright/test";
import { load, open } from "./support/crowfoot";
import { clipboard } from "./support/ui";

const SQL = `create table users (id text primary key, email text not null unique);
create table orders (id text primary key, user_id text not null references users (id));
create table items (id text primary key, order_id text not null references orders (id));
create table logs (id text primary key, "<img src=x onerror=alert(1)>" text);`;
const DBML = "Table a { id int [pk] }\nTable b { id int [pk]\n a_id int [ref: > a.id] }";
const MERMAID = "erDiagram\n  A { int id PK }\n  B { int id PK }\n  A ||--o{ B : has";
const PRISMA = `datasource db { provider = "postgresql" }
model User { id String @id
  posts Post[] }
model Post { id String @id
  authorId String
  author User @relation(fields: [authorId], references: [id]) }`;
/** A site that allows nothing but its own files and WebAssembly. */
const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const erd = (text: string, attributes = "") => `<crowfoot-erd ${attributes}><pre>${escaped(text)}</pre></crowfoot-erd>`;

/** A page of documentation with this body under the strict policy. Returns what it says is wrong. */
async function site(page: Page, body: string, files: Record<string, string> = {}): Promise<string[]> {
  const wrong: string[] = [];
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  page.on("pageerror", (error) => wrong.push(error.message));
  const html = `<!doctype html><html lang="en"><title>Docs</title><meta name="viewport" content="width=device-width">
    <script type="module" src="crowfoot-erd.js"></script><body><main><h1>Docs</h1>${body}</main>`;
  await page.route("**/docs.html", (route) =>
    route.fulfill({ contentType: "text/html", body: html, headers: { "content-security-policy": STRICT } }),
  );
  for (const [name, text] of Object.entries(files)) {
    await page.route(`**/${name}`, (route) => route.fulfill({ contentType: "text/plain", body: text }));
  }
  await page.goto("/docs.html");
  return wrong;
}

/** Waits until an element shows its diagram with all lines. */
async function shown(element: Locator): Promise<void> {
  await element.scrollIntoViewIfNeeded();
  await expect(element.locator("canvas")).toBeVisible({ timeout: 30_000 });
  await expect(element.locator("canvas")).not.toHaveAttribute("aria-busy");
  await expect(element.locator("#level")).toHaveText(/%/);
}

const tables = (element: Locator): Promise<string[]> =>
  element.evaluate((own) => (own as HTMLElement & { tables: string[] }).tables);
const level = async (element: Locator): Promise<number> => Number.parseInt(await element.locator("#level").innerText());
const scrolled = (page: Page): Promise<number> => page.evaluate(() => window.scrollY);

/** The colour of the corner of a diagram, which is paper, as one number. */
const paper = (element: Locator): Promise<number> =>
  element.locator("canvas").evaluate((canvas: HTMLCanvasElement) => {
    const [red = 0, green = 0, blue = 0] = canvas.getContext("2d")!.getImageData(3, 3, 1, 1).data;
    return red + green + blue;
  });

test("texts of each format and files of the site become diagrams", async ({ page }) => {
  const wrong = await site(
    page,
    erd(SQL, 'format="postgres"') + erd(DBML) + erd(MERMAID) + erd(PRISMA) + '<crowfoot-erd src="schema.sql"></crowfoot-erd>',
    { "schema.sql": SQL },
  );
  const all = page.locator("crowfoot-erd");
  const names = [["items", "logs", "orders", "users"], ["a", "b"], ["A", "B"], ["Post", "User"], ["items", "logs", "orders", "users"]];
  for (const [place, wanted] of names.entries()) {
    await shown(all.nth(place));
    expect((await tables(all.nth(place))).sort(), `diagram ${place}`).toEqual(wanted);
  }
  expect(wrong).toEqual([]);
});

test("a link is shown without the importer, and opens in the app", async ({ page, context }) => {
  await open(page);
  await load(page, SQL, "postgres");
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect.poll(() => clipboard(page)).toContain("#");
  const link = (await clipboard(page)).split("#")[1]!;
  const docs = await context.newPage();
  const fetched: string[] = [];
  docs.on("request", (request) => fetched.push(request.url()));
  const wrong = await site(docs, `<crowfoot-erd model="${link}" open="./"></crowfoot-erd><crowfoot-erd model="${link}"></crowfoot-erd>`);
  const [first, second] = [docs.locator("crowfoot-erd").first(), docs.locator("crowfoot-erd").last()];
  await shown(first);
  expect(fetched.filter((url) => url.includes("import-worker"))).toEqual([]);
  await expect(first.getByRole("link", { name: "Open in Crowfoot" })).toHaveAttribute("href", new RegExp(`/#${link}$`));
  await shown(second);
  await expect(second.getByRole("link")).toBeHidden();
  expect(fetched.filter((url) => /viewer-\w+\.wasm$/.test(url)), "one module for both").toHaveLength(1);
  expect(wrong).toEqual([]);
});

test("ten on a page start as they come into view, and the page scrolls", async ({ page }) => {
  const wrong = await site(page, Array.from({ length: 10 }, (_, place) => `${erd(SQL)}<p>Text ${place}</p>`).join(""));
  const all = page.locator("crowfoot-erd");
  await shown(all.first());
  expect(await all.nth(9).locator("canvas").count(), "the last is out of view").toBe(0);
  const fitted = await level(all.first());
  const box = (await all.first().boundingBox())!;
  await page.mouse.move(box.x + 200, box.y + 200);
  await page.mouse.wheel(0, 120);
  await expect.poll(() => scrolled(page)).toBeGreaterThan(60);
  expect(await level(all.first())).toBe(fitted);
  const at = await scrolled(page);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -100);
  await page.keyboard.up("Control");
  await expect.poll(() => level(all.first())).toBeGreaterThan(fitted);
  expect(await scrolled(page)).toBe(at);
  for (let place = 0; place < 10; place++) await shown(all.nth(place));
  expect(wrong).toEqual([]);
});

test("tables are found, described and in focus, and events tell of it", async ({ page }) => {
  const wrong = await site(page, erd(SQL, 'focus="users" hops="1" height="500"'));
  const element = page.locator("crowfoot-erd");
  await element.evaluate((own) => own.addEventListener("crowfoot-select", (event) => own.setAttribute("data-told", (event as CustomEvent).detail.name)));
  await shown(element);
  expect((await element.boundingBox())!.height).toBe(500);
  const near = await level(element);
  await element.evaluate((own) => own.removeAttribute("focus"));
  await expect.poll(() => level(element)).toBeLessThan(near);
  await element.locator("canvas").focus();
  await page.keyboard.press("/");
  await page.keyboard.type("order_id");
  await element.getByRole("button", { name: "items.order_id" }).click();
  const details = element.getByRole("region", { name: "Details" });
  await expect(details.getByRole("row", { name: /order_id text required → orders/ })).toBeVisible();
  await details.getByRole("button", { name: "orders" }).click();
  await expect(details).toContainText("Referenced by items");
  await expect(element).toHaveAttribute("data-told", "orders");
  await element.getByLabel("Find a table or column").fill("logs");
  await element.getByRole("button", { name: "logs" }).click();
  await expect(details, "names are text").toContainText("<img src=x onerror=alert(1)>");
  await page.keyboard.press("Escape");
  await expect(details).toBeHidden();
  expect(wrong).toEqual([]);
});

test("the colours are those of the page, also when it changes", async ({ page }) => {
  await site(page, `${erd(DBML)}${erd(DBML, 'theme="dark"')}`);
  const [own, dark] = [page.locator("crowfoot-erd").first(), page.locator("crowfoot-erd").last()];
  await shown(own);
  await shown(dark);
  expect(await paper(dark)).toBeLessThan(200);
  const set = (script: string) => page.evaluate((script) => {
    const root = document.documentElement;
    if (script) root.style.colorScheme = script;
    else {
      root.style.removeProperty("color-scheme");
      document.body.style.background = "#101014";
    }
  }, script);
  await expect.poll(() => paper(own)).toBeGreaterThan(600);
  await set("dark");
  await expect.poll(() => paper(own)).toBeLessThan(200);
  await set("light");
  await expect.poll(() => paper(own)).toBeGreaterThan(600);
  await set("");
  await expect.poll(() => paper(own)).toBeLessThan(200);
});

test("what cannot be shown says why, with what is inside", async ({ page }) => {
  await site(page, `<crowfoot-erd model="1damaged"><p>An image</p></crowfoot-erd><crowfoot-erd src="https://other.example/a.sql"></crowfoot-erd><crowfoot-erd></crowfoot-erd><crowfoot-erd src="missing.sql"></crowfoot-erd>`);
  const all = page.locator("crowfoot-erd");
  await expect(all.nth(0).getByRole("alert")).toContainText("The link is damaged");
  await expect(page.getByText("An image")).toBeVisible();
  await expect(all.nth(1).getByRole("alert")).toContainText("a file of this site");
  await expect(all.nth(2).getByRole("alert")).toContainText("There is no design here.");
  await all.nth(3).scrollIntoViewIfNeeded();
  await expect(all.nth(3).getByRole("alert")).toContainText("could not be loaded (404)");
});

test("an image becomes the diagram when it is touched", async ({ page }) => {
  await site(page, `<crowfoot-erd format="dbml" start="touch"><svg width="200" height="80"><title>Picture</title><rect width="200" height="80"/></svg><script type="text/plain">${DBML}</script></crowfoot-erd>`);
  const element = page.locator("crowfoot-erd");
  await expect(element.locator("svg")).toBeVisible();
  expect(await element.locator("canvas").count()).toBe(0);
  await element.locator("svg").click();
  await shown(element);
  await expect(element.locator("svg")).toBeHidden();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("what is inside shows", async ({ page }) => {
    await site(page, erd(DBML));
    await expect(page.getByText("Table a { id int [pk] }")).toBeVisible();
  });
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, viewport: { width: 500, height: 800 } });

  test("one finger scrolls the page until the diagram is tapped, two zoom", async ({ page }) => {
    await site(page, `${erd(SQL)}<div><br><br>${"<p>Text</p>".repeat(60)}</div>`);
    const element = page.locator("crowfoot-erd");
    await shown(element);
    const box = (await element.boundingBox())!;
    const middle: [number, number] = [250, box.y + 250];
    const devtools = await page.context().newCDPSession(page);
    const touch = (type: string, ...points: [number, number][]) =>
      devtools.send("Input.dispatchTouchEvent", { type: type as "touchStart", touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    const before = await level(element);
    await touch("touchStart", [200, middle[1]], [300, middle[1]]);
    for (let step = 1; step <= 6; step += 1) await touch("touchMove", [200 - step * 10, middle[1]], [300 + step * 10, middle[1]]);
    await touch("touchEnd");
    await expect.poll(() => level(element)).toBeGreaterThan(before * 1.3);
    expect(await scrolled(page)).toBe(0);
    const zoomed = await level(element);
    await touch("touchStart", middle);
    for (let step = 1; step <= 8; step += 1) await touch("touchMove", [middle[0], middle[1] - step * 20]);
    await touch("touchEnd");
    await expect.poll(() => scrolled(page)).toBeGreaterThan(60);
    expect(await level(element)).toBe(zoomed);
  });
});

test("a frame and its page exchange messages", async ({ page }) => {
  await open(page);
  await load(page, SQL, "postgres");
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect.poll(() => clipboard(page)).toContain("#");
  const link = (await clipboard(page)).split("#")[1]!;
  await page.route("**/framed.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><script>window.told = []; addEventListener("message", ({ data }) => told.push(data));</script>
        <iframe src="viewer.html?theme=dark&focus=users#${link}" style="width:800px;height:400px"></iframe><div style="height:2000px"></div>`,
    }),
  );
  await page.goto("/framed.html");
  type Told = { crowfoot: number; type: string; [key: string]: unknown };
  const told = (type: string) =>
    page.evaluate((type) => (window as unknown as { told: Told[] }).told.filter((own) => own.type === type), type);
  const say = (message: Record<string, unknown>) =>
    page.evaluate((message) => window.frames[0]!.postMessage(message, "*"), message);
  await expect.poll(async () => (await told("ready")).length).toBe(1);
  const [ready] = await told("ready");
  expect(ready).toMatchObject({ crowfoot: 1, diagrams: ["Main"] });
  await say({ crowfoot: 1, type: "select", name: "orders" });
  await expect.poll(() => told("select")).toEqual([{ crowfoot: 1, type: "select", name: "orders" }]);
  await say({ crowfoot: 2, type: "select", name: "users" });
  await say({ crowfoot: 1, type: "load", text: DBML, format: "dbml" });
  await expect.poll(async () => (await told("ready")).length).toBe(2);
  expect(((await told("ready"))[1]!.tables as string[]).sort()).toEqual(["a", "b"]);
  expect(await told("select"), "other versions are not obeyed").toHaveLength(1);
  await page.mouse.move(400, 200);
  await page.mouse.wheel(0, 120);
  await expect.poll(() => scrolled(page), "the page keeps its scroll").toBeGreaterThan(60);
});
