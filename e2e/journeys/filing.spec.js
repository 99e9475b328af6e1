import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { signedLetter } from "../papers.js";
import { expect, test } from "../visitor.js";

const about = (info) => `Prośba o zaświadczenie (${info.project.name})`;

test("a signed letter is filed, its receipt is genuine, and the clerk finds it", async ({
  page,
  office,
  say,
  look,
  enterAs,
  leave,
}, info) => {
  const letter = signedLetter(office, info, about(info));
  let number;

  await test.step("the client files a letter signed by a foreign tool", async () => {
    await enterAs("client");
    await page.goto("/sprawy/pismo-ogolne/zloz");
    await look("filing");
    await page.getByLabel(say("file-document")).setInputFiles(letter);
    const endless = { name: `${"a".repeat(190)}.txt`, mimeType: "text/plain", buffer: Buffer.from("opis") };
    await page.getByLabel(say("file-attachments")).setInputFiles(endless);
    await page.getByRole("button", { name: say("file-button") }).click();
    await expect(page).toHaveURL(/poswiadczenie/);
  });

  let receipt;
  await test.step("the receipt is there and can be taken away", async () => {
    const take = page.getByRole("link", { name: say("receipt-take-xml") });
    await expect(async () => {
      if (!(await take.isVisible())) await page.reload();
      await expect(take).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 30_000 });
    number = (await page.locator("body").innerText()).match(/RPW\/\d{4}\/\d+/)[0];
    await look("receipt");
    const [download] = await Promise.all([page.waitForEvent("download"), take.click()]);
    receipt = info.outputPath("receipt.xml");
    await download.saveAs(receipt);
    expect(readFileSync(receipt, "utf8")).toContain(number);
  });

  await test.step("the filing stands among the client's matters", async () => {
    await page.goto("/moje-sprawy");
    await expect(page.getByText(number).first()).toBeVisible();
    await look("filings");
    await leave();
    await page.goto("/moje-sprawy");
    await expect(page).toHaveURL(/zaloguj/);
  });

  await test.step("anybody can verify the receipt and the letter", async () => {
    for (const [name, file] of [
      ["receipt", receipt],
      ["letter", letter],
    ]) {
      await page.goto("/sprawdz");
      await page.getByLabel(say("verify-file")).setInputFiles(file);
      await page.getByRole("button", { name: say("verify-button"), exact: true }).click();
      await expect(page.getByRole("heading", { name: say("verify-result") })).toBeVisible();
      await expect(page.locator("article.verdict")).toHaveClass(/verdict-good/);
      await look(`verified ${name}`);
    }
  });

  await test.step("the registry clerk finds the letter by its number and opens it", async () => {
    await enterAs("registry_clerk");
    await page.goto("/biuro/przesylki");
    await look("register");
    await page.getByLabel(say("register-search-label")).fill(number);
    await page.getByRole("button", { name: say("register-search-button") }).click();
    await page.getByRole("link", { name: number, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText(number).first()).toBeVisible();
    await page.getByText(say("verify-details")).click();
    await look("letter");
    await leave();
  });
});

test("a double click on the button files one letter", async ({ page, office, say, enterAs }, info) => {
  await enterAs("client");
  await page.goto("/sprawy/pismo-ogolne/zloz");
  await page.getByLabel(say("file-document")).setInputFiles(signedLetter(office, info, about(info)));
  await page.getByRole("button", { name: say("file-button") }).dblclick();
  await expect(page).toHaveURL(/poswiadczenie/);
  const first = page.url();
  await page.goto("/moje-sprawy");
  const newest = page.locator("a[href$='/poswiadczenie']");
  expect(new URL(await newest.first().getAttribute("href"), page.url()).href).toBe(first);
  if ((await newest.count()) > 1) expect(await newest.nth(1).getAttribute("href")).not.toBe(new URL(first).pathname);
});

test("an own PDF signed by another's program is filed", async ({ page, office, say, look, enterAs, locale }, info) => {
  const [plain, signed] = ["pismo.pdf", "pismo-podpisane.pdf"].map((name) => info.outputPath(name));
  await page.setContent(`<html lang="pl"><title>Pismo</title><h1>Wniosek (${info.project.name})</h1><p>Zażółć gęślą jaźń.</p></html>`);
  await page.pdf({ path: plain });
  // With a timestamp for those who read Polish, without one for the others.
  const authority = locale.startsWith("pl") ? [`${office.sandbox}tsa`] : [];
  const script = join(import.meta.dirname, "..", "..", "scripts", "sign-pdf.py");
  const { pkcs12, password } = office.client_key;
  execFileSync(process.env.OKIENKO_PYTHON, [script, office.path(pkcs12), password, plain, signed, ...authority]);

  await enterAs("client");
  await page.goto("/sprawy/pismo-ogolne/zloz");
  await page.getByLabel(say("file-document")).setInputFiles(plain);
  await page.getByRole("button", { name: say("file-button") }).click();
  await expect(page.getByRole("region", { name: say("errors-title", { count: 1 }) })).toBeVisible();
  await page.getByLabel(say("file-document")).setInputFiles(signed);
  await page.getByRole("button", { name: say("file-button") }).click();
  await expect(page).toHaveURL(/poswiadczenie/);
  await look("receipt of a PDF");
});
