// The form in which a person corrects a quote, or adds one that was missed. It stands in the card's place, so that words can be selected in
// the article while it is open.

import { byId, element, fill } from "./dom.js";
import { locate, wording } from "./locating.js";

const KINDS = ["person", "organisation", "group", "document", "unknown"];
const CHOICES = {
  type: ["direct", "mixed", "indirect"],
  act: ["speech", "thought", "intention", "evidence", "other"],
  stance: ["asserts", "denies", "asks", "orders", "doubts", "declines"],
};
const PLACES = { spans: "What was said", cue: "Cue", source: "Source" };
const NAME = "quoteapi-name"; // who corrects, remembered from one correction to the next
const NEW = { spans: [], cue: null, source: null, speaker: { name: null, kind: "person" }, role: null, affiliation: null, act: "speech", stance: "asserts" };

/**
 * Show the form in `card`. `quote` is null for a new one; `selection()` tells the words selected in `text`. `send({changes, by, note})` keeps what was said;
 * `cancel()` is called where nothing is.
 */
export function showForm(card, { quote, text, selection, send, cancel }) {
  const held = quote ?? NEW;
  const form = element(
    "form",
    { class: "correction", novalidate: true },
    element("h2", { tabindex: "-1", class: "title" }, quote ? "Correct this quote" : "Add a quote"),
    element("p", { class: "hint" }, "Select words in the article and take them over, or type them as they stand there."),
    ...Object.entries(PLACES).map(([name, label]) => placeField(name, label, held, text, selection)),
    field("name", "Speaker", held.speaker.name ?? "", "Empty where the article names nobody"),
    choice("kind", "Kind", KINDS, held.speaker.kind),
    field("role", "Role", held.role?.text ?? ""),
    field("affiliation", "Affiliation", held.affiliation?.name ?? ""),
    ...Object.entries(CHOICES).filter(([name]) => quote || name !== "type").map(([name, values]) => choice(name, sentenceOf(name), values, held[name])),
    field("by", "Your name", localStorage.getItem(NAME) ?? ""),
    field("note", "Note", ""),
    element("p", { id: "unsaid", class: "unsaid", role: "alert" }),
    element(
      "div",
      { class: "actions" },
      element("button", { type: "submit", class: "primary" }, "Save"),
      element("button", { type: "button", onclick: cancel }, "Cancel"),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(form, held, text, send);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    cancel();
  });
  fill(card, form);
  card.scrollTop = 0;
  if (!quote && selection()) take("spans", text, selection);
  form.querySelector("h2").focus();
}

const sentenceOf = (name) => name.charAt(0).toUpperCase() + name.slice(1);
const placesOf = (held, name) => (name === "spans" ? held.spans : held[name] ? [held[name]] : []);

function placeField(name, label, held, text, selection) {
  const id = `said-${name}`;
  const words = wording(text, placesOf(held, name));
  const tag = name === "spans" ? "textarea" : "input";
  const input = element(tag, { id, name, autocomplete: "off", spellcheck: "false", dir: "auto", rows: name === "spans" ? "3" : null });
  input.value = words;
  return element(
    "div",
    { class: "field" },
    element("label", { for: id }, label),
    input,
    element(
      "button",
      { type: "button", class: "link", "aria-label": `Take the selected words as: ${label}`, onclick: () => take(name, text, selection) },
      "Take the selected words",
    ),
  );
}

/** Put the selected words into a field, with the place where they stand. */
function take(name, text, selection) {
  const place = selection();
  const input = byId(`said-${name}`);
  if (place === null) {
    tell("Select words in the article first.");
    return;
  }
  const words = text.slice(place.start, place.end);
  const start = place.start + words.length - words.trimStart().length;
  input.value = words.trim();
  input.dataset.at = String(start);
  input.focus();
}

function field(name, label, value, hint) {
  const id = `said-${name}`;
  const input = element("input", { id, name, autocomplete: "off", dir: "auto", "aria-describedby": hint ? `${id}-hint` : null });
  input.value = value;
  return element("div", { class: "field" }, element("label", { for: id }, label), input, hint ? element("span", { class: "hint", id: `${id}-hint` }, hint) : null);
}

function choice(name, label, values, value) {
  const id = `said-${name}`;
  const select = element("select", { id, name }, ...values.map((each) => element("option", { value: each, selected: each === value }, each)));
  return element("div", { class: "field" }, element("label", { for: id }, label), select);
}

const tell = (words) => {
  byId("unsaid").textContent = words;
};

function submit(form, held, text, send) {
  tell("");
  const told = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]));
  const { places, missing } = placesSaid(form, held, text);
  if (missing) {
    tell(`${PLACES[missing]}: these words do not stand in the article.`);
    byId(`said-${missing}`).focus();
    return;
  }
  const changes = { ...places, ...factsSaid(told, held) };
  if (held === NEW && !changes.spans) {
    tell("Select or type what was said.");
    byId("said-spans").focus();
    return;
  }
  if (Object.keys(changes).length === 0) {
    tell("Nothing is otherwise yet.");
    return;
  }
  localStorage.setItem(NAME, told.by);
  const signed = Object.fromEntries(["by", "note"].filter((name) => told[name]).map((name) => [name, told[name]]));
  send({ changes, ...signed });
}

/** The places that are otherwise, and the name of the first whose words do not stand in the text. */
function placesSaid(form, held, text) {
  const places = {};
  for (const name of Object.keys(PLACES)) {
    const input = form.elements[name];
    const before = placesOf(held, name);
    const at = input.dataset.at;
    if (input.value.trim() === wording(text, before).trim() && (at === undefined || Number(at) === before[0]?.start)) continue;
    if (!input.value.trim()) {
      if (name === "spans") return { places, missing: name };
      places[name] = null;
      continue;
    }
    const found = locate(text, input.value.trim(), Number(at ?? before[0]?.start ?? held.spans[0]?.start ?? 0));
    if (!found) return { places, missing: name };
    places[name] = name === "spans" ? found : found[0];
  }
  return { places, missing: null };
}

function factsSaid(told, held) {
  const facts = {};
  if (held === NEW || (told.name || null) !== held.speaker.name || told.kind !== held.speaker.kind) facts.speaker = { name: told.name || null, kind: told.kind };
  if ((told.role || null) !== (held.role?.text ?? null)) facts.role = told.role || null;
  if ((told.affiliation || null) !== (held.affiliation?.name ?? null)) facts.affiliation = told.affiliation || null;
  for (const name of Object.keys(CHOICES)) {
    if (told[name] !== undefined && told[name] !== held[name]) facts[name] = told[name];
  }
  return facts;
}
