import { expect, test } from "@playwright/test";
import { idle, load, open } from "./support/crowfoot";

/** A design that the house standard has much to say about, and an existing schema little. */
const SCHEMA = `
create table Users (ID serial primary key, Mail varchar(255), Created timestamp);
create table Orders (ID serial primary key, UserID int references Users (ID), Total float);
`;

test("an import says which rules it is reviewed by, and offers the others", async ({ page }) => {
  await open(page);
  await load(page, SCHEMA, "postgres");
  await page.getByRole("button", { name: /^Problems/ }).click();
  await idle(page);
  const rules = page.getByRole("radiogroup", { name: "Rules for" });
  const findings = page.locator(".problems .finding");
  await expect(rules.getByLabel("Import")).toBeChecked();
  await expect(page.locator(".problems-preset")).toContainText("For a schema that exists");
  const few = await findings.count();
  if (process.env["SHOT"]) await page.screenshot({ path: process.env["SHOT"] });

  await rules.getByLabel("Architect").check();
  await idle(page);
  await expect(rules.getByLabel("Architect")).toBeChecked();
  await expect(page.locator(".problems-preset")).toContainText("house standard");
  await expect.poll(() => findings.count()).toBeGreaterThan(few);

  await page.getByRole("button", { name: /^Undo/ }).first().click();
  await idle(page);
  await expect(rules.getByLabel("Import")).toBeChecked();
  await expect(findings).toHaveCount(few);
});
