import { spawn } from "node:child_process";
import { mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** Opens a demonstration office for all journeys; gives what closes it. */
export default async function open() {
  const folder = mkdtempSync(join(tmpdir(), "okienko-journeys-"));
  const data = join(folder, "data");
  const log = join(folder, "log");
  const address = `127.0.0.1:${await freePort()}`;
  const output = openSync(log, "w");
  const office = spawn(process.env.OKIENKO_PROGRAM, ["demo", "--listen", address, "--data", data], {
    stdio: ["ignore", output, output],
  });
  const ended = new Promise((resolve) => office.on("exit", resolve));

  for (let tries = 0; !(await isOpen(`http://${address}/healthz`)); tries += 1) {
    if (office.exitCode !== null || tries > 600) throw new Error(`the office did not open:\n${readFileSync(log)}`);
    await pause(100);
  }
  process.env.OKIENKO_DEMO = data;

  return async () => {
    office.kill("SIGTERM");
    const late = setTimeout(() => office.kill("SIGKILL"), 20_000);
    await ended;
    clearTimeout(late);
    rmSync(folder, { recursive: true });
  };
}

async function isOpen(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
