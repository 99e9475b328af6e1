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
