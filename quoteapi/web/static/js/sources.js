// The texts that a draft is checked against, where they are given along: fields that come and go.

import { byId, element } from "./dom.js";

const MOST = 20; // what a call takes
let made = 0;

/** Connect the choice between the archive and texts of one's own, and the fields of these. */
export function connectSources() {
  byId("against").addEventListener("change", showFields);
  byId("add-text").addEventListener("click", () => add().querySelector("textarea").focus());
  // A browser that opens the page again remembers the choice.
  showFields();
}

const areGiven = () => document.querySelector("#against input:checked").value === "texts";
const fields = () => [...byId("texts").children];

/** The texts that hold words, `{id, text, title?}` each, or null for the archive. */
export function texts() {
  if (!areGiven()) return null;
  return fields()
    .map((field) => ({ id: field.dataset.text, text: field.querySelector("textarea").value, title: field.querySelector("input").value.trim() }))
    .filter(({ text }) => text.trim())
    .map(({ id, text, title }) => ({ id, text, ...(title && { title }) }));
}

/** Check against these texts, `{title, text}` each. */
export function give(texts) {
  document.querySelector('#against [value="texts"]').checked = true;
  byId("texts").replaceChildren();
  for (const { title, text } of texts) {
    const field = add();
    field.querySelector("textarea").value = text;
    field.querySelector("input").value = title;
  }
  showFields();
}

function showFields() {
  byId("given").hidden = !areGiven();
  if (areGiven() && !fields().length) add();
}

/** Lead the reader to the first text. */
export function askForText() {
  byId("texts").querySelector("textarea").focus();
}

/** One more text. Its number is its own: it stays when others go. */
function add() {
  made += 1;
  const number = String(made);
  const field = element(
    "li",
    { class: "given-text", "data-text": number },
    labelled(`Text ${number}`, element("textarea", { id: `text-${number}`, dir: "auto", rows: "6", spellcheck: "false", autocomplete: "off" })),
    labelled(`Title of text ${number}, if it has one`, element("input", { id: `title-${number}`, dir: "auto", autocomplete: "off" })),
    element("button", { type: "button", class: "link", onclick: () => remove(field) }, `Remove text ${number}`),
  );
  byId("texts").append(field);
  fit();
  return field;
}

function remove(field) {
  const next = field.nextElementSibling ?? field.previousElementSibling;
  field.remove();
  fit();
  next.querySelector("textarea").focus();
}

/** One text at least, and no more than a call takes. */
function fit() {
  const all = fields();
  for (const button of byId("texts").querySelectorAll("button")) button.hidden = all.length === 1;
  byId("add-text").disabled = all.length >= MOST;
}

const labelled = (label, control) => element("div", { class: "field" }, element("label", { for: control.id }, label), control);
