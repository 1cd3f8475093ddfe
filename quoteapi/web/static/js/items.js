// Quotes as items of a list.

import { pageOf } from "./addresses.js";
import { day } from "./dates.js";
import { element } from "./dom.js";
import { NOT_NAMED, percent, voiceLabel } from "./naming.js";

/** One quote of the archive; `alone` leaves out who speaks, where a page is about one speaker. */
export function quoteItem(quote, { alone = false } = {}) {
  return element(
    "li",
    { class: "item" },
    element("blockquote", { dir: "auto" }, element("a", { href: pageOf.article(quote.article.id, quote.id) }, quote.text)),
    alone ? null : who(quote),
    element("p", { class: "under" }, ...parted([...office(quote), ...kinds(quote)])),
    element("p", { class: "under" }, ...parted([...source(quote.article), element("a", { href: pageOf.variants(quote.id) }, "Variants")])),
  );
}

function who(quote) {
  const { id, name } = quote.speaker;
  if (id === null) return element("p", { class: "who unnamed", dir: "auto" }, voiceLabel(quote), " ", element("span", { class: "note" }, NOT_NAMED));
  return element("p", { class: "who", dir: "auto" }, element("a", { href: pageOf.speaker(id) }, name));
}

function office({ role, affiliation }) {
  return [
    role && element("span", { dir: "auto" }, role.text),
    affiliation && element("a", { dir: "auto", href: pageOf.search({ affiliation: affiliation.id }) }, affiliation.name),
  ];
}

function kinds(quote) {
  return [
    element("span", { class: `swatch line-${quote.type}` }, quote.type),
    quote.act === "speech" ? null : quote.act,
    quote.stance === "asserts" ? null : quote.stance,
    quote.corrected ? element("b", {}, "corrected") : percent(quote.confidence),
  ];
}

function source({ title, publisher, published }) {
  return [
    title && element("cite", { dir: "auto" }, title),
    publisher && element("span", { dir: "auto" }, publisher),
    published && element("time", { datetime: published }, day(published)),
  ];
}

/** What there is of `parts`, with dots between. */
export function parted(parts) {
  return parts.filter(Boolean).flatMap((part, place) => (place ? [" · ", part] : [part]));
}
