import { expect, test } from "@playwright/test";
import { doc, idle, open } from "./support/crowfoot";

test("the page opens, says nothing wrong and is ready", async ({ page }) => {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  await open(page);
  await idle(page);
  expect((await doc(page)).format).toBe("crowfoot");
  expect(complaints).toEqual([]);
});

test("the first load asks nobody but its own host, and leaves the import worker alone", async ({
  page,
  baseURL,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await open(page);
  const network = asked.filter((url) => /^(https?|wss?):/.test(url));
  expect(network.filter((url) => !url.startsWith(baseURL!))).toEqual([]);
  expect(network.filter((url) => url.includes("worker"))).toEqual([]);
});
