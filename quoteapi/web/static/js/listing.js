// A list whose question stands in the address, so that it can be sent to somebody: the form, the items, and the way to the next page.

import { call } from "./client.js";
import { announce, byId } from "./dom.js";
import { attempt } from "./notices.js";
import { count } from "./naming.js";

/** Show what the address asks of `path`: its items are under `name` in the answer, and each becomes what `item` makes of it. */
export async function list(path, name, noun, item) {
  const form = byId("ask");
  const asked = new URLSearchParams(location.search);
  fillForm(form, asked);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.assign(`?${question(form)}`);
  });
  const page = await attempt("Searching", () => call("GET", path, { parameters: Object.fromEntries(asked) }));
  if (!page) return;
  byId("found").replaceChildren(...page[name].map(item));
  byId("summary").textContent = page[name].length ? summary(page, name, noun, asked) : `No ${noun}s found`;
  announce(byId("summary").textContent);
  linkPages(page.next, asked);
}

function summary(page, name, noun, asked) {
  const whole = page.next === null && !asked.has("cursor");
  return `${count(page[name].length, noun)}${whole ? "" : " on this page"}`;
}

/** What the form asks, as the API takes it: what is empty is left out, several values of one name have commas between. */
function question(form) {
  const fields = new FormData(form);
  const told = new URLSearchParams();
  for (const name of new Set(fields.keys())) {
    const value = fields.getAll(name).map((each) => each.trim()).filter(Boolean).join(",");
    if (value) told.set(name, value);
  }
  return told.toString();
}

function fillForm(form, asked) {
  for (const control of form.elements) {
    const value = asked.get(control.name);
    if (!value) continue;
    if (control.type === "checkbox") control.checked = value.split(",").includes(control.value);
    else control.value = value;
    const folded = control.closest("details");
    if (folded) folded.open = true;
  }
}

function linkPages(next, asked) {
  const there = (cursor) => {
    const same = new URLSearchParams(asked);
    if (cursor === null) same.delete("cursor");
    else same.set("cursor", cursor);
    return `?${same}`;
  };
  byId("first").href = there(null);
  byId("first").hidden = !asked.has("cursor");
  if (next !== null) byId("next").href = there(next);
  byId("next").hidden = next === null;
  byId("pages").hidden = byId("first").hidden && byId("next").hidden;
}
