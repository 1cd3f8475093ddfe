// The card beside a checked draft: one quotation with its verdict, or a sentence that matches fact-checks.

import { pageOf } from "./addresses.js";
import { alignmentOf } from "./alignment.js";
import { header } from "./card.js";
import { day } from "./dates.js";
import { element, fill } from "./dom.js";
import { factChecks } from "./factchecks.js";
import { parted } from "./items.js";
import { sentence as capital } from "./naming.js";
import { CHANGES, LIGHTS, TURNS, VERDICTS, WHERES } from "./verdicts.js";

const AROUND = 90; // characters of a given text that are shown before and behind a passage
const NOBODY = "nobody named";

/** Show what became of a quotation. `texts` leads from ids to the texts that were given along; `actions` as for a quote's card: `step`, `close`. */
export function showQuotation(card, quotation, texts, actions) {
  const { light, verdict, passages, reasons, sentences } = quotation;
  const { name, says } = LIGHTS[light];
  const [label, meaning] = VERDICTS[verdict];
  fill(
    card,
    header(actions),
    element("p", { class: `kicker verdict ${light}` }, sign(light), ` ${name}: ${says}`),
    element("h2", { tabindex: "-1", class: "speaker" }, label),
    element("p", { class: "reason" }, meaning),
    element("blockquote", { dir: "auto" }, `“${quotation.quotation}”`),
    speakers(quotation),
    element("ul", { class: "reasons", "aria-label": "Reasons" }, ...reasons.map(({ detail }) => element("li", { dir: "auto" }, detail))),
    quotation.meaning_changed ? turned(passages[0]) : null,
    ...passages.map((passage, place) => passageOf(passage, place, passages.length, texts)),
    ...sentences.map(({ text, claims }) => factChecks(claims, text.trim())),
  );
}

/** Show the fact-checks of a sentence in which nothing is quoted. */
export function showSentence(card, { text, claims }, actions) {
  fill(
    card,
    header(actions),
    element("p", { class: "kicker" }, "No quotation"),
    element("h2", { tabindex: "-1", class: "speaker" }, "A sentence to look up"),
    element("blockquote", { dir: "auto" }, text.trim()),
    factChecks(claims),
  );
}

/** Show how to read the marks. */
export function showLights(card) {
  fill(
    card,
    element("p", { class: "kicker" }, "How to read it"),
    element(
      "ul",
      { class: "key" },
      ...Object.entries(LIGHTS).map(([light, { name, says }]) =>
        element("li", {}, element("span", { class: `checked ${light}` }, name), `: ${says}`),
      ),
      element("li", {}, element("span", { class: "claimed" }, "Underlined with dots"), ": fact-checks match the sentence"),
    ),
    element("p", { class: "note" }, "Go to a quotation with Tab, or click it, to see why; Enter leads here, Escape back."),
  );
}

/** The sign of a light, for the eye alone: words say it beside. */
export const sign = (light) => element("span", { class: "sign", "aria-hidden": "true" }, LIGHTS[light].sign);

function speakers({ speaker, passages, verdict }) {
  if (!passages.length) return null;
  const other = verdict === "misattributed" ? element("b", { class: "other" }, "another: ") : null;
  const found = verdict === "ambiguous" ? [...new Set(passages.map(voice))].join("; ") : voice(passages[0]);
  return element(
    "dl",
    { class: "voices" },
    element("dt", {}, "In the draft"),
    element("dd", { dir: "auto" }, speaker ?? NOBODY),
    element("dt", {}, "In the source"),
    element("dd", { dir: "auto" }, ...[other, found].filter(Boolean)),
  );
}

const voice = ({ speaker }) => speaker?.name ?? NOBODY;

/** By what the meaning changes: the words that differ, unless reported speech changes them by itself, and those that are left out. */
function turned({ fit, changes, left_out: rests }) {
  const grave = fit === "paraphrase" ? [] : changes.filter((change) => change.of_meaning);
  const kinds = [...new Set(grave.flatMap((change) => change.kinds))].filter((kind) => kind !== "wording");
  const turns = [...new Set(rests.flatMap((rest) => rest.turns))];
  const told = [
    kinds.length && `changes ${kinds.map((kind) => CHANGES[kind]).join(", ")}`,
    turns.length && `leaves out ${turns.map((turn) => TURNS[turn]).join(", ")}`,
  ].filter(Boolean);
  return told.length ? element("p", { class: "turned" }, element("b", {}, "The meaning may be another:"), ` it ${told.join(" and ")}.`) : null;
}

/** A place where the words stand, the best of them open. */
function passageOf(passage, place, number, texts) {
  const { article, alignment, left_out: rests } = passage;
  const title = number === 1 ? "Where it stands" : `Where it stands, ${place + 1} of ${number}`;
  return element(
    "details",
    { class: "evidence passage", open: place === 0 },
    element("summary", {}, title),
    element("p", { class: "place", dir: "auto" }, ...parted(placeOf(passage))),
    surroundings(passage, texts.get(article.id)),
    element("h3", {}, "Word by word"),
    alignmentOf(alignment, { source: "in the source", quotation: "in the draft" }),
    ...rests.filter((rest) => rest.where !== "within").map(restOf),
    ...elsewhere(passage),
  );
}

function placeOf({ article, quote, speaker, where, fit }) {
  const { id, kept, title, publisher, published } = article;
  const words = title ?? (kept ? id : `Text ${id}`);
  return [
    kept ? element("a", { href: pageOf.article(id, quote) }, words) : `Text ${id}${title ? `: ${title}` : ""}`,
    publisher,
    published && element("time", { datetime: published }, day(published)),
    speaker?.name ?? NOBODY,
    WHERES[where],
    VERDICTS[fit][0].toLowerCase(),
  ];
}

/** The words of the passage as they stand, within the text where the page has it. */
function surroundings({ text, spans }, whole) {
  if (whole === undefined) return element("blockquote", { dir: "auto" }, text);
  const parts = [];
  let at = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    parts.push(between(whole.slice(at, start), at > 0, true), element("mark", { class: "passage-words" }, whole.slice(Math.max(at, start), end)));
    at = Math.max(at, end);
  }
  return element("blockquote", { dir: "auto" }, ...parts, between(whole.slice(at), true, false));
}

/** Words beside those of a passage: those next to it, the one `before` them and the one `behind`; what is far from both is left out. */
function between(words, before, behind) {
  if (words.length <= 2 * AROUND && before && behind) return words;
  const head = before ? words.slice(0, AROUND) : "";
  const tail = behind ? words.slice(Math.max(head.length, words.length - AROUND)) : "";
  if (head.length + tail.length === words.length) return head + tail;
  // Whole words, so that no character is cut in two.
  return `${head.replace(/\s\S*$/, "")} … ${tail.replace(/^\S*\s/, "")}`;
}

function restOf({ text, where, turns, marked }) {
  const holds = turns.length ? ` It holds ${turns.map((turn) => TURNS[turn]).join(", ")}.` : "";
  const said = marked ? ", as the quotation says" : "";
  return element("p", { class: "rest", dir: "auto" }, element("b", {}, `${capital(where)} it, left out${said}:`), ` “${text}”.${holds}`);
}

/** The other texts out of which a passage was made. */
function elsewhere({ article, alignment }) {
  const others = new Set(alignment.map((step) => step.article).filter((id) => id !== null && id !== article.id));
  return [...others].map((id) =>
    element("p", { class: "rest" }, "Other words stand in ", article.kept ? element("a", { href: pageOf.article(id) }, id) : `text ${id}`, "."),
  );
}
