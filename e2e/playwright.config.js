import { defineConfig } from "@playwright/test";

/** Debian's Chromium; nothing is downloaded, and it speaks to nobody but the office. */
const launchOptions = {
  executablePath: process.env.OKIENKO_CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

const wide = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };

/** Every journey is walked by four visitors: wide and narrow, Polish and English, light and dark, with
 * scripts and without. */
const visitors = [
  { name: "wide, Polish", use: { viewport: wide, locale: "pl-PL" } },
  { name: "phone, English, dark", use: { viewport: phone, locale: "en-GB", colorScheme: "dark" } },
  { name: "wide, English, no scripts", use: { viewport: wide, locale: "en-GB", javaScriptEnabled: false } },
  { name: "phone, Polish, no scripts", use: { viewport: phone, locale: "pl-PL", javaScriptEnabled: false } },
];

export default defineConfig({
  testDir: "journeys",
  outputDir: "results/traces",
  globalSetup: "./office.js",
  forbidOnly: true,
  fullyParallel: false,
  workers: 2,
  timeout: 120_000,
  reporter: [["list"], ["./counts.js"]],
  use: { launchOptions, trace: "retain-on-failure", timezoneId: "Europe/Warsaw" },
  projects: visitors,
});
