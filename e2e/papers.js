import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** A document signed with the person's key by xmlsec1, as an own system would; gives the file. */
export function signed(office, document, info) {
  const script = join(import.meta.dirname, "..", "scripts", "sign-letter.sh");
  const { pkcs12, password } = office.client_key;
  const file = info.outputPath("podpisane.xml");
  writeFileSync(file, execFileSync(script, [office.path(pkcs12), password, document], { stdio: "pipe" }));
  return file;
}

/** A letter of the person's own making about something, signed. */
export function signedLetter(office, info, subject) {
  const letter = info.outputPath("list.xml");
  writeFileSync(letter, `<Pismo xmlns="http://example.org/pismo"><Temat>${subject}</Temat></Pismo>`);
  return signed(office, letter, info);
}

/** What a PDF says. */
export function paperText(info, pdf) {
  const file = info.outputPath("papier.pdf");
  writeFileSync(file, pdf);
  return execFileSync("pdftotext", ["-raw", file, "-"], { encoding: "utf8" });
}

/** The smallest PDF there is: an empty page. */
export function scan() {
  const objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"];
  let file = "%PDF-1.7\n";
  let table = "xref\n0 4\n0000000000 65535 f \n";
  objects.forEach((object, place) => {
    table += `${String(file.length).padStart(10, "0")} 00000 n \n`;
    file += `${place + 1} 0 obj\n${object}\nendobj\n`;
  });
  return Buffer.from(`${file}${table}trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`);
}
