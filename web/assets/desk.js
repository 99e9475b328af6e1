// The keys of officials. Every page works without this file: it only moves the focus and presses what is there.
// Single letters can be switched off on the list of keys (WCAG 2.1.4); the browser remembers it.
"use strict";
(() => {
  const KEPT = "okienko-skroty";
  const root = document.documentElement;
  const panel = document.getElementById("skroty");
  const choice = document.getElementById("skroty-uzywaj");
  if (!panel || !choice) return;

  const remembered = () => {
    try { return localStorage.getItem(KEPT) !== "nie"; } catch { return true; }
  };
  const remember = (on) => {
    try { localStorage.setItem(KEPT, on ? "tak" : "nie"); } catch { /* a browser that keeps nothing asks again */ }
  };

  // Letters of buttons stand in data-key, and are announced only while they work.
  const use = (on) => {
    root.toggleAttribute("data-keys", on);
    for (const pressed of document.querySelectorAll("[data-key]")) {
      if (on) pressed.setAttribute("aria-keyshortcuts", pressed.dataset.key);
      else pressed.removeAttribute("aria-keyshortcuts");
    }
  };
  choice.checked = remembered();
  choice.parentElement.hidden = false;
  choice.addEventListener("change", () => { remember(choice.checked); use(choice.checked); });
  use(choice.checked);

  const shown = (element) => element.getClientRects().length > 0;
  const lines = () => [...document.querySelectorAll(".queue li > a, .found li > h3 > a, table tbody th a")].filter(shown);

  // The line that has the focus, or the one that is open.
  const place = (all) => {
    const at = all.indexOf(document.activeElement);
    return at >= 0 ? at : all.findIndex((line) => line.hasAttribute("aria-current"));
  };
  const move = (by) => {
    const all = lines();
    if (all.length === 0) return;
    const at = place(all);
    all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)].focus();
  };
  const open = () => {
    const line = document.activeElement;
    if (lines().includes(line)) line.click();
  };
  const search = () => {
    const field = [...document.querySelectorAll("input[type=search]")].find(shown);
    if (field) { field.focus(); field.select(); }
    else document.querySelector("a[data-search]")?.click();
  };
  const press = (key) => {
    const pressed = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key && shown(one));
    if (!pressed) return false;
    pressed.focus();
    pressed.click();
    const fold = pressed.closest("details");
    if (fold?.open) fold.querySelector("input:not([type=hidden]), select, textarea, button")?.focus();
    return true;
  };

  const types = (element) =>
    element.isContentEditable || element.matches("textarea, select") ||
    (element.matches("input") && !["checkbox", "radio", "submit", "button", "file"].includes(element.type));

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.key === "Escape" && types(event.target)) { event.target.blur(); return; }
    if (!choice.checked || event.repeat && !"jk".includes(event.key) || types(event.target)) return;
    const key = event.key;
    if (key === "j") move(1);
    else if (key === "k") move(-1);
    else if (key === "o") open();
    else if (key === "/") search();
    else if (key === "?") panel.togglePopover();
    else if (!/^[a-z]$/.test(key) || panel.matches(":popover-open") || !press(key)) return;
    event.preventDefault();
  });

  // A long queue is shown from where the open line stands.
  const queue = document.querySelector(".queue");
  const current = queue?.querySelector("[aria-current]");
  if (current) queue.scrollTop = current.offsetTop - queue.offsetTop - queue.clientHeight / 3;
})();
