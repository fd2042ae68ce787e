import { existsSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";

const SYSTEM_CHROMIUM = "/usr/bin/chromium";
const PORT = 4173;

/** The browser of CHROMIUM_PATH, the system's, or (undefined) the one Playwright has downloaded. */
const chromium =
  process.env.CHROMIUM_PATH || (existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : undefined);

/** `cargo xtask test` serves the build itself and says where; on its own, Playwright starts a server. */
const served = process.env.BASE_URL;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/artifacts",
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 60_000,
  globalTimeout: 30 * 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: !!process.env.CI,
  reporter: [["list"], ["json", { outputFile: process.env.E2E_REPORT || "test-results/report.json" }]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: served || `http://127.0.0.1:${PORT}`,
    viewport: { width: 1280, height: 800 },
    // Only the tests of it want everything fetched in the background.
    serviceWorkers: "block",
    // Recording costs a quarter of the time of all tests: TRACE=1 asks for it.
    trace: process.env.TRACE ? "retain-on-failure" : "off",
    permissions: ["clipboard-read", "clipboard-write"],
    launchOptions: {
      executablePath: chromium,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: served
    ? undefined
    : {
        command: `cargo xtask static --dir dist --port ${PORT}`,
        url: `http://127.0.0.1:${PORT}`,
        reuseExistingServer: true,
        timeout: 120_000,
      },
});
