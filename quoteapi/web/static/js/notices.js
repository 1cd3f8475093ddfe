// What went wrong, shown over the page; and that the server is at work.

import { Problem, useKey } from "./client.js";
import { announce, byId, element } from "./dom.js";

let retry = null;

/** Show a problem; `again()` is called once the reader has given the key, where the server wants one. */
export function showProblem({ title, detail, fields, wantsKey }, again) {
  retry = again;
  byId("problem-title").textContent = title;
  byId("problem-detail").textContent = detail;
  byId("problem-fields").replaceChildren(...fields.map((field) => element("li", {}, field)));
  byId("key-form").hidden = !wantsKey;
  byId("problem").hidden = false;
}

export function hideProblem() {
  byId("problem").hidden = true;
}

/** Show whether the server is at work; `saying` tells a screen reader on what, null tells it nothing. */
export function busy(on, saying) {
  document.body.classList.toggle("busy", on);
  byId("main").setAttribute("aria-busy", String(on));
  if (on && saying) announce(saying);
}

/**
 * Do `work`, and show that it goes on and what goes wrong in it. Gives what it gives, once the reader has shown a key where the server wants one; undefined
 * where it failed.
 */
export async function attempt(saying, work) {
  hideProblem();
  busy(true, saying);
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.wantsKey) return new Promise((go) => showProblem(error, () => go(attempt(saying, work))));
    showProblem(error, null);
    return undefined;
  } finally {
    busy(false);
  }
}

byId("problem-close").addEventListener("click", hideProblem);
byId("key-form").addEventListener("submit", (event) => {
  event.preventDefault();
  useKey(byId("key").value.trim());
  retry?.();
});
