// The lists of speakers and of all who are mentioned, and the filters beside the article.

import { byId, element } from "./dom.js";
import { ACTS, count, NOT_NAMED, percent, TYPES } from "./naming.js";

/**
 * Fill the panel for a reading; `change(part, value)` is called for each choice: `speaker`, `type`, `act`, `least`, `refused`, `reset`; `trace(id)` for
 * an entity whose mentions are to be shown.
 */
export function fillPanel(reading, change, trace) {
  byId("speakers").replaceChildren(...reading.speakers.map((speaker) => speakerItem(speaker, change)));
  fold(reading.speakers.length);
  byId("entities").replaceChildren(...reading.entities.map((entity) => entityItem(entity, trace)));
  byId("entities-title").textContent = `Who is mentioned (${reading.entities.length})`;
  fillChecks("types", "type", TYPES, reading.quotes, change);
  fillChecks("acts", "act", ACTS, reading.quotes, change);
  byId("refused-label").textContent = `Marks that are no quotes (${reading.refusals.length})`;
  byId("refused").disabled = reading.refusals.length === 0;
}

const FOLDED = 8; // speakers shown at first; the style sheet hides those behind them

function fold(number) {
  const folded = number > FOLDED + 2;
  byId("speakers").classList.toggle("folded", folded);
  byId("more").hidden = !folded;
  byId("more").textContent = `Show ${number - FOLDED} more`;
}

function unfold() {
  byId("speakers").classList.remove("folded");
  byId("more").hidden = true;
}

/** Connect the controls that stay the same for every reading. */
export function connectPanel(change) {
  byId("more").addEventListener("click", () => {
    unfold();
    byId("speakers").children[FOLDED].firstElementChild.focus();
  });
  byId("confidence").addEventListener("input", (event) => change("least", Number(event.target.value) / 100));
  byId("refused").addEventListener("change", (event) => change("refused", event.target.checked));
  byId("reset").addEventListener("click", () => change("reset"));
}

/** Show the filter as it stands, and how many quotes pass it. */
export function showFilter(filter) {
  for (const [place, button] of byId("speakers").querySelectorAll("button").entries()) {
    const chosen = filter.speakers.includes(button.dataset.speaker);
    button.setAttribute("aria-pressed", String(chosen));
    if (chosen && place >= FOLDED) unfold();
  }
  for (const box of document.querySelectorAll("#types input")) box.checked = !filter.hiddenTypes.includes(box.value);
  for (const box of document.querySelectorAll("#acts input")) box.checked = !filter.hiddenActs.includes(box.value);
  byId("confidence").value = String(Math.round(filter.least * 100));
  byId("confidence-value").textContent = percent(filter.least);
  byId("refused").checked = filter.refused;
}

function speakerItem(speaker, change) {
  const under = speaker.name ? speaker.office : NOT_NAMED;
  return element(
    "li",
    {},
    element(
      "button",
      { type: "button", class: `voice-${speaker.colour}`, "data-speaker": speaker.id, "aria-pressed": "false", onclick: () => change("speaker", speaker.id) },
      element("span", { class: "dot", "aria-hidden": "true" }),
      element(
        "span",
        { class: "who" },
        element("span", { class: speaker.name ? "name" : "name unnamed", dir: "auto" }, speaker.label),
        under ? element("span", { class: "under", dir: "auto" }, under) : null,
      ),
      element("span", { class: "tally", "aria-label": count(speaker.count, "quote") }, String(speaker.count)),
    ),
  );
}

/** Show which entity's mentions are lit; `id` is null for none. */
export function showTraced(id) {
  for (const button of byId("entities").querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.entity === id));
}

function entityItem(entity, trace) {
  const voice = entity.speaker ? `voice-${entity.speaker.colour}` : null;
  const under = [entity.kind, entity.office].filter(Boolean).join(": ");
  return element(
    "li",
    {},
    element(
      "button",
      { type: "button", class: voice, "data-entity": entity.id, "aria-pressed": "false", onclick: () => trace(entity.id) },
      element("span", { class: "dot", "aria-hidden": "true" }),
      element(
        "span",
        { class: "who" },
        element("span", { class: entity.name ? "name" : "name unnamed", dir: "auto" }, entity.label),
        element("span", { class: "under", dir: "auto" }, under),
      ),
      element("span", { class: "tally", "aria-label": count(entity.mentions.length, "mention") }, String(entity.mentions.length)),
    ),
  );
}

function fillChecks(id, field, meanings, quotes, change) {
  const numbers = Object.keys(meanings).map((value) => [value, quotes.filter((quote) => quote[field] === value).length]);
  const rows = numbers.filter(([, number]) => number > 0).map(([value, number]) => {
    const box = element("input", { type: "checkbox", value, checked: true, onchange: () => change(field, value) });
    return element(
      "label",
      { class: "check" },
      box,
      element("span", { class: field === "type" ? `swatch line-${value}` : "swatch" }, value),
      element("span", { class: "hint" }, meanings[value]),
      element("span", { class: "tally" }, String(number)),
    );
  });
  byId(id).replaceChildren(byId(id).querySelector("legend"), ...rows);
}
