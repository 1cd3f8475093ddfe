// An article as people have corrected it: the engine's result with what was said in its place, and the list of what was said.

import { time } from "./dates.js";
import { element } from "./dom.js";

/**
 * The result of a kept article with the archive's `quotes` in the place of the engine's: their ids are the archive's, their evidence is the engine's, and who
 * speaks only because a person says so is a speaker too.
 */
export function merged(result, quotes) {
  const known = new Map(result.quotes.map((quote) => [quote.id, quote]));
  const speakers = [...result.speakers];
  const shown = quotes.map((quote) => {
    const own = known.get(quote.ref);
    const said = quote.corrected && (own === undefined || own.speaker.name !== quote.speaker.name || own.speaker.kind !== quote.speaker.kind);
    const id = own && !said ? own.speaker.id : speakerSaid(speakers, quote);
    return { ...quote, evidence: own?.evidence ?? [], speaker: { ...quote.speaker, id }, party: quote.speaker.id };
  });
  return { ...result, speakers, quotes: shown };
}

/** The id of the article's speaker whom a person means; who is none yet becomes one. */
function speakerSaid(speakers, { id, speaker: { name, kind }, role, affiliation }) {
  const same = speakers.find((speaker) => name !== null && speaker.name === name && speaker.kind === kind);
  if (same) return same.id;
  const made = { id: `said-${id}`, name, kind, entity: null, mentions: [], roles: role ? [role.text] : [], affiliations: affiliation ? [affiliation.name] : [] };
  speakers.push(made);
  return made.id;
}

/** What a correction says, in words. */
export function told({ changes, machine }) {
  if (changes.quote === false) return "no quote";
  if (machine === null && changes.spans) return "added";
  const words = {
    quote: () => "a quote after all",
    spans: () => `what was said: “${changes.text}”`,
    speaker: ({ name, kind }) => `speaker: ${name ?? `nobody named (${kind})`}`,
    cue: place,
    source: place,
    venue: place,
  };
  const derived = changes.spans ? ["text", "verbatim", "type"] : [];
  return Object.entries(changes)
    .filter(([name]) => !derived.includes(name))
    .map(([name, value]) => (words[name] ? words[name](value, name) : `${name}: ${value ?? "none"}`))
    .join("; ");
}

const place = (value, name) => `${name}: ${value ? `“${value.text}”` : "none"}`;

/** A correction as an item of a list; `undo()` takes back that it is no quote, where it still is none. */
export function correctionItem(correction, undo) {
  const words = correction.changes.text ?? correction.machine?.text;
  return element(
    "li",
    { class: "item" },
    words ? element("p", { dir: "auto" }, `“${words}”`) : null,
    element("p", {}, element("b", {}, told(correction))),
    element("p", { class: "under" }, [correction.by, time(correction.created), correction.note].filter(Boolean).join(" · ")),
    undo ? element("button", { type: "button", onclick: undo }, "It is a quote after all") : null,
  );
}
