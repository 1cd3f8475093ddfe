// The article with its quotes, their sources and cues, and who else is mentioned.

import { drawMarked } from "./drawing.js";
import { element } from "./dom.js";
import { sentence, NOT_NAMED } from "./naming.js";
import { paragraphs } from "./ranges.js";

const INNERMOST = 1000; // rank of what is marked inside a quote, above any depth of nesting

/**
 * Draw `text` into `article`. Gives a map from quote id to its elements in text order; the first of each can be focused.
 * Gives null, half drawn, when `current()` turns false: a later drawing has taken the place.
 */
export async function draw(article, text, title, reading, current) {
  const blocks = paragraphs(text);
  const elements = new Map(reading.quotes.map((quote) => [quote.id, []]));
  article.replaceChildren();
  // A title that came apart from the text heads it all the same.
  if (title && !isHeadline(text, blocks[0], title)) article.append(element("h1", { dir: "auto" }, title));
  const whole = await drawMarked(article, text, blocks, ranges(reading), {
    tag: (block) => (isHeadline(text, block, title) ? "h1" : "p"),
    make: (node, children) => MAKERS[node.kind](node, children, elements),
    current,
  });
  return whole ? elements : null;
}

function ranges({ quotes, entities, refusals }) {
  return [
    ...quotes.flatMap(quoteRanges),
    ...entities.flatMap((entity) => entity.mentions.map(({ start, end }) => ({ start, end, kind: "mention", entity, rank: INNERMOST }))),
    ...refusals.map((refusal, place) => ({ ...refusal.span, kind: "refusal", place, rank: INNERMOST })),
  ];
}

function quoteRanges(quote) {
  const rank = 2 * quote.depth;
  const verbatim = quote.type === "mixed" ? quote.verbatim : [];
  const named = ["source", "cue"].filter((kind) => quote[kind]);
  return [
    ...quote.spans.map(({ start, end }) => ({ start, end, kind: "quote", quote, rank })),
    ...verbatim.map(({ start, end }) => ({ start, end, kind: "verbatim", quote, rank: rank + 1 })),
    ...named.map((kind) => ({ start: quote[kind].start, end: quote[kind].end, kind, quote, rank: INNERMOST + 1 })),
  ];
}

function isHeadline(text, block, title) {
  return block !== undefined && text.slice(0, block.end).trim() === title;
}

const MAKERS = {
  quote: makeQuote,
  verbatim: (node, children) => element("span", { class: "verbatim" }, ...children),
  source: makeWords,
  cue: makeWords,
  mention: makeMention,
  refusal: ({ place }, children) => element("span", { class: "refusal", "data-refusal": place }, ...children),
};

function makeQuote({ quote }, children, elements) {
  const own = elements.get(quote.id);
  const first = own.length === 0;
  const made = element(
    "mark",
    {
      class: `quote ${quote.type} voice-${quote.voice.colour}${quote.holds.length ? " holds" : ""}`,
      "data-quote": quote.id,
      tabindex: first ? "0" : null,
      role: first ? "group" : null,
      "aria-label": first ? spokenLabel(quote) : null,
    },
    ...children,
  );
  own.push(made);
  return made;
}

function makeMention({ entity: { id, speaker } }, children) {
  const voice = speaker ? ` voice-${speaker.colour}` : "";
  return element("span", { class: `mention${voice}`, "data-entity": id, "data-speaker": speaker?.id ?? null }, ...children);
}

function makeWords({ kind, quote }, children) {
  return element("span", { class: `${kind} voice-${quote.voice.colour}`, "data-of": quote.id }, ...children);
}

function spokenLabel(quote) {
  const { voice } = quote;
  return `${sentence(quote.type)} quote: ${[voice.label, voice.name ? voice.office : NOT_NAMED].filter(Boolean).join(", ")}`;
}
