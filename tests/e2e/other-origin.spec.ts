import { expect, test as base, type Page } from "@playwright/test";
import { load, open } from "./support/crowfoot";
import { Host } from "./support/host";

const SQL = "create table users (id text primary key);\ncreate table orders (id text primary key, user_id text references users (id));";
/** The files of a build that pages of other sites take, by docs/hosting.md. */
const TAKEN = /^(crowfoot-erd\.js|viewer-.*|link-reader-.*|import-worker-.*)$/;

/** A site with pages of documentation, and a Crowfoot at another origin. */
const test = base.extend<{ docs: Host; crowfoot: Host }>({
  docs: async ({ baseURL }, use) => {
    const host = await Host.start(baseURL!);
    await use(host);
    await host.stop();
  },
  crowfoot: async ({ baseURL }, use) => {
    const host = await Host.start(baseURL!, "/crowfoot/");
    host.change = (name, sent) => (TAKEN.test(name) ? { ...sent, headers: { ...sent.headers, "access-control-allow-origin": "*" } } : sent);
    await use(host);
    await host.stop();
  },
});

/** Opens a page of the docs under a policy. Returns what it complains of, which grows. */
async function page(own: Page, docs: Host, policy: string, body: string): Promise<string[]> {
  const wrong: string[] = [];
  own.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  own.on("pageerror", (error) => wrong.push(error.message));
  const html = `<!doctype html><html lang="en"><title>Docs</title><body>${body}`;
  docs.change = () => ({ status: 200, headers: { "content-type": "text/html", "content-security-policy": policy }, body: Buffer.from(html) });
  await own.goto(docs.url);
  return wrong;
}

/** A policy that allows the element of another site and nothing else. */
const strict = (crowfoot: Host, more = ""): string => {
  const { origin } = new URL(crowfoot.url);
  return `default-src 'none'; script-src ${origin} 'wasm-unsafe-eval'; connect-src ${origin}; base-uri 'none'; form-action 'none'${more}`;
};

const script = (crowfoot: Host): string => `<script type="module" src="${crowfoot.url}crowfoot-erd.js"></script>`;

const fragment = async (own: Page): Promise<string> => {
  await open(own);
  await load(own, SQL, "postgres");
  await own.getByRole("button", { name: "Share" }).click();
  const field = own.getByRole("dialog", { name: "Share" }).getByRole("textbox", { name: "Link" });
  await expect(field).toHaveValue(/#/);
  return (await field.inputValue()).split("#")[1]!;
};

const tables = (own: Page, at: number): Promise<string[]> =>
  own.locator("crowfoot-erd").nth(at).evaluate((erd) => (erd as HTMLElement & { tables: string[] }).tables.toSorted());

test("the element of another site shows links and texts under a strict policy", async ({ page: own, docs, crowfoot }) => {
  const link = await fragment(own);
  const wrong = await page(
    own,
    docs,
    strict(crowfoot, "; worker-src blob:"),
    `${script(crowfoot)}<crowfoot-erd model="${link}" height="300"></crowfoot-erd><crowfoot-erd height="300"><pre>${SQL}</pre></crowfoot-erd>`,
  );
  for (const at of [0, 1]) {
    await expect(own.locator("crowfoot-erd").nth(at).locator("#level")).toHaveText(/%/, { timeout: 30_000 });
    expect(await tables(own, at)).toEqual(["orders", "users"]);
  }
  expect(crowfoot.asked.filter((name) => !TAKEN.test(name)), "the guide names every file that needs the header").toEqual([]);
  expect(docs.asked.filter((name) => TAKEN.test(name))).toEqual([]);
  expect(wrong).toEqual([]);
});

test("without blob: for workers links still show, and texts say why not", async ({ page: own, docs, crowfoot }) => {
  const link = await fragment(own);
  await page(
    own,
    docs,
    strict(crowfoot),
    `${script(crowfoot)}<crowfoot-erd model="${link}" height="300"></crowfoot-erd><crowfoot-erd height="300"><pre>${SQL}</pre></crowfoot-erd>`,
  );
  await expect(own.locator("crowfoot-erd").first().locator("#level")).toHaveText(/%/, { timeout: 30_000 });
  await expect(own.locator("crowfoot-erd").last().getByRole("alert")).not.toBeEmpty();
  await expect(own.getByText("create table users")).toBeVisible();
});

test("a site that sends no header for other sites leaves what is inside", async ({ page: own, docs, crowfoot }) => {
  crowfoot.change = (_, sent) => sent;
  const wrong = await page(own, docs, strict(crowfoot), `${script(crowfoot)}<crowfoot-erd><pre>${SQL}</pre></crowfoot-erd>`);
  await expect.poll(() => wrong.join("\n")).toContain("Access-Control-Allow-Origin");
  await expect(own.getByText("create table users")).toBeVisible();
});

test("the viewer of another site runs in a frame, with nothing of the page's", async ({ page: own, docs, crowfoot }) => {
  const link = await fragment(own);
  const { origin } = new URL(crowfoot.url);
  const wrong = await page(
    own,
    docs,
    `default-src 'none'; frame-src ${origin}`,
    `<iframe src="${crowfoot.url}viewer.html#${link}" title="Database diagram" width="800" height="400" sandbox="allow-scripts allow-same-origin"></iframe>`,
  );
  const frame = own.frameLocator("iframe");
  await expect(frame.locator("#level")).toHaveText(/%/, { timeout: 30_000 });
  expect(wrong).toEqual([]);
});
