import { expect, test } from "../visitor.js";

/** Every page that a visitor can open by its address, by reader. */
const pages = {
  anybody: ["/", "/sprawy", "/sprawy/pismo-ogolne", "/sprawdz", "/zaloguj", "/zaloz-konto", "/zaloz-konto/osoba", "/zapomniane-haslo", "/dostepnosc", "/ochrona-danych", "/nie-ma-takiej"],
  client: ["/", "/moje-sprawy", "/sprawy/pismo-ogolne/zloz", "/ustawienia"],
  registry_clerk: ["/biuro", "/biuro/przesylki", "/biuro/przesylki/nowa", "/biuro/przesylki/skany", "/biuro/sklad", "/biuro/wydzial", "/biuro/spis-spraw", "/biuro/szukaj", "/ustawienia"],
  unit_head: ["/biuro", "/biuro/wydzial", "/biuro/spis-spraw", "/biuro/szukaj", "/biuro/tablica", "/biuro/dekretacja", "/biuro/statystyka", "/biuro/co-nowego"],
  office_head: ["/biuro", "/biuro/przesylki"],
  records_coordinator: ["/biuro/spis-spraw", "/administracja/wykaz-akt"],
  administrator: ["/administracja/ludzie", "/administracja/ludzie/nowa-osoba", "/administracja/komorki"],
};

for (const [reader, addresses] of Object.entries(pages)) {
  test(`the pages of ${reader.replace("_", " ")} are whole`, async ({ page, look, enterAs, locale }) => {
    if (reader !== "anybody") await enterAs(reader);
    for (const address of addresses) {
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 }), address).toHaveCount(1);
      await expect(page.locator("html"), address).toHaveAttribute("lang", locale.slice(0, 2));
      await look(address);
    }
  });
}

test("the language is changed on the page and stays", async ({ page, say, locale }) => {
  await page.goto("/sprawy");
  const other = locale.startsWith("pl") ? "en" : "pl";
  await page.locator(`a[hreflang="${other}"]`).click();
  await expect(page.locator("html")).toHaveAttribute("lang", other);
  await expect(page).toHaveURL(/sprawy/);
  await page.goto("/sprawdz");
  await expect(page.locator("html")).toHaveAttribute("lang", other);
  expect(say("verify-title")).not.toBe("");
});

test("the first key press offers to skip to the content", async ({ page, say }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: say("frame-skip") });
  await expect(skip).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#tresc$/);
});
