// The card beside the article: one quote with all that is known of it, a refused mark, or how to read the marks.

import { element, fill } from "./dom.js";
import { count, NOT_NAMED, percent, sentence } from "./naming.js";

/**
 * Show `quote` in `card`. `actions`: `go(id)` chooses another quote, `whose(id)` names its speaker, `step(1 | -1)` the next or the one before, `only(speakerId)` filters
 * by the speaker (`filtered` tells whether it is), `more(quote)` gives what else the card shows, `close()` shuts the card.
 */
export function showQuote(card, quote, filtered, actions) {
  const { voice } = quote;
  fill(
    card,
    header(actions),
    element("p", { class: "kicker" }, `${sentence(quote.type)} quote`),
    element("h2", { tabindex: "-1", class: `speaker voice-${voice.colour}${voice.name ? "" : " unnamed"}`, dir: "auto" }, voice.label),
    voice.name ? null : element("p", { class: "note" }, NOT_NAMED),
    officeOf(quote),
    element("blockquote", { dir: "auto" }, shortened(quote.text)),
    facts(quote, actions),
    confidence(quote),
    element(
      "button",
      { type: "button", class: "only", "aria-pressed": String(filtered), onclick: () => actions.only(voice.id) },
      filtered ? "Show all speakers" : `Only this speaker (${voice.count})`,
    ),
    actions.more(quote),
    evidence(quote.evidence),
  );
}

/** Show why words in quotation marks were refused. */
export function showRefusal(card, refusal, words, actions) {
  fill(
    card,
    header(actions),
    element("p", { class: "kicker" }, "No quote"),
    element("h2", { tabindex: "-1", class: "speaker unnamed", dir: "auto" }, words),
    element("p", { class: "reason" }, sentence(refusal.reason)),
    element("p", { class: "note" }, "Rule: ", element("code", {}, refusal.rule)),
  );
}

/** Show how to read the marks. */
export function showKey(card) {
  const sample = (type, ...words) => element("li", {}, element("span", { class: `quote ${type} voice-0` }, ...words));
  fill(
    card,
    element("p", { class: "kicker" }, "How to read it"),
    element(
      "ul",
      { class: "key" },
      sample("direct", "“Direct: all of it in quotation marks.”"),
      sample("mixed", "Mixed: ", element("span", { class: "verbatim" }, "“partly”"), " in quotation marks"),
      sample("indirect", "Indirect: reported without marks"),
      element("li", {}, element("span", { class: "source voice-0" }, "The source"), " and ", element("span", { class: "cue voice-0" }, "the cue")),
    ),
    element("p", { class: "note" }, "Each speaker has a colour. Point at a quote, or go to it with Tab, to see who speaks; Enter leads here, Escape back."),
  );
}

/** The buttons at the head of a card. */
export function header({ step, close }) {
  const button = (label, sign, onclick) => element("button", { type: "button", class: "quiet icon", "aria-label": label, title: label, onclick }, sign);
  return element(
    "div",
    { class: "card-tools" },
    button("Quote before", "←", () => step(-1)),
    button("Next quote", "→", () => step(1)),
    button("Close", "×", close),
  );
}

function officeOf({ role, affiliation }) {
  const words = [role?.text, affiliation?.name].filter(Boolean);
  if (!words.length) return null;
  return element(
    "dl",
    { class: "office" },
    ...(role ? [element("dt", {}, "Role"), element("dd", { dir: "auto" }, role.text)] : []),
    ...(affiliation ? [element("dt", {}, "Affiliation"), element("dd", { dir: "auto" }, affiliation.name)] : []),
  );
}

const LONGEST = 280; // characters of a quote that the card repeats; the whole of it stands in the article

function shortened(text) {
  const letters = [...text.slice(0, LONGEST + 2)];
  return text.length <= LONGEST ? text : `${letters.slice(0, LONGEST).join("").trimEnd()} …`;
}

function facts(quote, { go, whose }) {
  const link = (id) => element("button", { type: "button", class: "link", onclick: () => go(id) }, `${whose(id)}: ${id}`);
  const rows = [
    ["Cue", quote.cue && withNote(quote.cue.text, quote.cue.lemma)],
    ["Source", quote.source && withNote(quote.source.text, quote.source.form)],
    ["Venue", quote.venue && [quote.venue.text]],
    ["Act", [quote.act]],
    ["Stance", [quote.stance]],
    ["Kind", [quote.voice.kind]],
    ["Pieces", quote.spans.length > 1 && [String(quote.spans.length)]],
    ["Stands inside", quote.within && [link(quote.within)]],
    ["Holds", quote.holds.length > 0 && quote.holds.map(link)],
  ];
  return element(
    "dl",
    { class: "facts" },
    ...rows
      .filter(([, words]) => words)
      .flatMap(([name, words]) => [element("dt", {}, name), element("dd", { dir: "auto" }, ...words)]),
  );
}

function withNote(text, note) {
  return [text, " ", element("span", { class: "note" }, note)];
}

function confidence(quote) {
  const bar = element("span", { class: `bar-fill voice-${quote.voice.colour}` });
  bar.style.setProperty("width", `${quote.confidence * 100}%`);
  return element(
    "p",
    { class: "confidence" },
    element("span", {}, "Confidence"),
    element("span", { class: "bar-track", "aria-hidden": "true" }, bar),
    element("b", {}, percent(quote.confidence)),
  );
}

function evidence(steps) {
  if (!steps.length) return null;
  return element(
    "details",
    { class: "evidence", open: true },
    element("summary", {}, `Evidence: ${count(steps.length, "step")}`),
    element("ol", {}, ...steps.map(step)),
  );
}

function step({ step, rule, from, to, confidence, alternatives }) {
  const way = [from, to].filter(Boolean).map((words) => `“${words}”`).join(" → ");
  return element(
    "li",
    {},
    element("span", { class: "step" }, step),
    element("code", {}, rule),
    element("span", { class: "share" }, percent(confidence)),
    way ? element("span", { class: "way", dir: "auto" }, way) : null,
    alternatives?.length ? element("span", { class: "way" }, `or: ${alternatives.join(", ")}`) : null,
  );
}
