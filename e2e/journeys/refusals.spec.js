import { writeFileSync } from "node:fs";
import { expect, test } from "../visitor.js";

const form = "/sprawy/pismo-ogolne/zloz";

/** Files that must not be taken, and the key of the words that say why. */
const refused = [
  { name: "an altered letter", sample: "list-zmieniony.xml", reason: "reason-content-changed" },
  { name: "a stranger's letter", sample: "list-niezaufany.xml", reason: "reason-unknown-issuer" },
];

for (const { name, sample, reason } of refused) {
  test(`${name} is refused with the reason`, async ({ page, office, say, look, enterAs }) => {
    await enterAs("client");
    await page.goto(form);
    await page.getByLabel(say("file-document")).setInputFiles(office.sample(sample));
    await page.getByRole("button", { name: say("file-button") }).click();
    await expect(page.getByRole("region", { name: say("errors-title", { count: 1 }) })).toBeVisible();
    await expect(page.getByRole("main")).toContainText(say(reason));
    await expect(page).toHaveTitle(new RegExp(say("errors-title-short")));
    await look("refused");
  });
}

test("a form without a file and a letter without a signature are sent back with words", async ({
  page,
  say,
  look,
  enterAs,
}, info) => {
  await enterAs("client");
  await page.goto(form);
  await page.getByRole("button", { name: say("file-button") }).click();
  await expect(page.getByRole("region", { name: say("errors-title", { count: 1 }) })).toBeVisible();
  await look("no file");

  const plain = info.outputPath("bez-podpisu.xml");
  writeFileSync(plain, "<Pismo>Bez podpisu</Pismo>");
  await page.getByLabel(say("file-document")).setInputFiles(plain);
  await page.getByRole("button", { name: say("file-button") }).click();
  await expect(page.getByRole("region", { name: say("errors-title", { count: 1 }) })).toBeVisible();
  await look("not signed");
});

test("an altered letter does not pass for a genuine one", async ({ page, office, say, look }) => {
  await page.goto("/sprawdz");
  await page.getByLabel(say("verify-file")).setInputFiles(office.sample("list-zmieniony.xml"));
  await page.getByRole("button", { name: say("verify-button"), exact: true }).click();
  await expect(page.locator("article.verdict")).toHaveClass(/verdict-wrong/);
  await look("altered");
});

test("a wrong password is answered with words, not with a page of its own", async ({ page, say, look }) => {
  await page.goto("/zaloguj");
  await page.getByLabel(say("sign-in-login"), { exact: true }).fill("nikt");
  await page.getByLabel(say("sign-in-password"), { exact: true }).fill("nic");
  await page.getByRole("button", { name: say("sign-in-button"), exact: true }).click();
  await expect(page.getByRole("region", { name: say("errors-title", { count: 1 }) })).toBeVisible();
  await look("wrong password");
});
