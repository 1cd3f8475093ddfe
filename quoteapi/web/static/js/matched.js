// The fact-checks that match a quote of the archive, in its card.

import { call, Problem } from "./client.js";
import { element, fill } from "./dom.js";
import { factChecks } from "./factchecks.js";

const PAUSE = 200; // milliseconds that a card must stay: one that the pointer only passes asks nothing
const known = new Map();

/** A place in the card of `quote`, which fills once the fact-checks that match are there; without any it stays empty. */
export function matchesOf(quote) {
  const place = element("div", { class: "matches" });
  // A correction may lead to others.
  const key = [quote.id, quote.corrected?.created].join(" ");
  if (known.has(key)) show(place, key, quote);
  else setTimeout(() => place.isConnected && show(place, key, quote), PAUSE);
  return place;
}

async function show(place, key, { id }) {
  if (!known.has(key)) known.set(key, call("GET", `/v1/quotes/${encodeURIComponent(id)}/claims`));
  try {
    const { claims } = await known.get(key);
    fill(place, factChecks(claims));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    known.delete(key);
    fill(place, element("p", { class: "note" }, `The fact-checks could not be looked up: ${error.title}`));
  }
}
