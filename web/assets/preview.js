// The paper beside a form, drawn anew while one types. Without this file the button shows it on a page of its own.
"use strict";
(() => {
  const PATIENCE = 700;
  const button = document.querySelector("button[data-preview]");
  const place = document.getElementById("podglad");
  const form = button?.form;
  if (!form || !place) return;

  let waits = 0, draws = false, changed = false;
  const draw = async () => {
    // One drawing at a time; what was typed meanwhile is drawn after it.
    if (draws) { changed = true; return; }
    draws = true;
    place.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(button.formAction, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const drawn = page.getElementById("kartki");
      if (drawn) place.replaceChildren(...document.importNode(drawn, true).childNodes);
    } catch { /* no network now: what was drawn last stays */ }
    place.removeAttribute("aria-busy");
    draws = false;
    if (changed) { changed = false; later(); }
  };
  const later = () => { clearTimeout(waits); waits = setTimeout(draw, PATIENCE); };

  // A field is put in where the cursor is or was; without this file, at the end of the text.
  let last = form.querySelector("textarea");
  form.addEventListener("focusin", (event) => { if (event.target.matches("textarea, input.input")) last = event.target; });
  for (const put of form.querySelectorAll("[data-put-in]")) {
    put.addEventListener("click", (event) => {
      event.preventDefault();
      last.setRangeText(put.value, last.selectionStart ?? last.value.length, last.selectionEnd ?? last.value.length, "end");
      last.focus();
      later();
    });
  }

  form.addEventListener("input", later);
  button.addEventListener("click", (event) => { event.preventDefault(); clearTimeout(waits); draw(); });
  draw();
})();
