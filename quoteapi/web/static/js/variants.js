// The page about one quote as all articles have it.

import { pageOf } from "./addresses.js";
import { sides } from "./sidebyside.js";
import { call } from "./client.js";
import { day } from "./dates.js";
import { announce, byId, element } from "./dom.js";
import { parted } from "./items.js";
import { count, NOT_NAMED, percent, speakerLabel } from "./naming.js";
import { attempt } from "./notices.js";

const VERDICTS = {
  verbatim: "Word for word",
  verbatim_typography: "Word for word, but for typography",
  altered_marked: "Changed, and says so",
  truncated: "Shortened",
  altered_unmarked: "Changed, and does not say so",
  spliced: "Two passages made one",
  paraphrase: "Told indirectly",
};

function show(group) {
  const by = new Map(group.variants.map((variant) => [variant.quote, variant]));
  const asked = by.get(group.quote);
  byId("quote").textContent = asked.text;
  document.title = `Variants of “${asked.text.slice(0, 60)}”: quoteapi`;
  byId("summary").replaceChildren(...summary(group, by));
  byId("unsought").textContent = group.unsought ? `Others were not looked for. ${group.unsought.detail}` : "";
  byId("unsought").hidden = group.unsought === null;
  byId("more").hidden = group.complete;
  byId("found").replaceChildren(...group.variants.map((variant) => item(variant, group, by)));
  byId("variants").hidden = false;
  announce(byId("summary").textContent);
}

function summary({ variants, first }, by) {
  const articles = new Set(variants.map(({ article }) => article.id)).size;
  const { article } = by.get(first);
  const where = [article.publisher ?? article.title ?? article.id, article.published && day(article.published)].filter(Boolean).join(", ");
  return [element("b", {}, `${count(variants.length, "quote")} in ${count(articles, "article")}`), ` · first: ${where}`];
}

function item(variant, group, by) {
  return element(
    "li",
    { class: "item", id: variant.quote, "aria-label": variant.article.publisher ?? variant.article.title ?? variant.article.id },
    element("p", { class: "places" }, ...parted(places(variant, group))),
    voice(variant),
    variant.against ? verdict(variant) : null,
    wordings(variant, group, by),
    variant.against ? reasons(variant) : null,
  );
}

function places({ quote, article: { id, publisher, title, published } }, group) {
  return [
    element("b", { dir: "auto" }, publisher ?? "No publisher given"),
    published ? element("time", { datetime: published }, day(published)) : "no date",
    element("a", { dir: "auto", href: pageOf.article(id, quote) }, title ?? id),
    quote === group.first ? element("b", {}, "first") : null,
    quote === group.quote ? element("b", {}, "the quote asked for") : null,
  ];
}

function voice({ speaker, role, attributed_to: words, other_speaker: other }) {
  const label = speaker.name ?? words ?? speakerLabel({ ...speaker, roles: role ? [role] : [] }, []);
  const named = speaker.id ? element("a", { href: pageOf.speaker(speaker.id) }, label) : label;
  return element(
    "p",
    { class: `who${speaker.name ? "" : " unnamed"}`, dir: "auto" },
    ...parted([named, role && element("span", { class: "note" }, role), speaker.name ? null : element("span", { class: "note" }, NOT_NAMED)]),
    other ? element("strong", { class: "other" }, "Ascribed to another speaker") : null,
  );
}

function verdict({ verdict, meaning_changed: turned, share }) {
  const held = share < 1 ? `${percent(share)} of its words` : null;
  return element("p", { class: "verdict" }, ...parted([element("b", {}, VERDICTS[verdict]), turned && element("strong", {}, "may change the meaning"), held]));
}

function wordings(variant, group, by) {
  if (!variant.against) return element("div", { class: "beside" }, side(variant.quote === group.base ? "The wording that most have" : "Has more beside", [variant.wording]));
  const { source, quotation } = sides(variant.alignment, by.get(variant.against).wording, variant.wording);
  const other = variant.against === group.base ? "The wording that most have" : "The quote asked for";
  return element("div", { class: "beside" }, side(other, source), side("This article", quotation));
}

function side(name, nodes) {
  return element("figure", {}, element("figcaption", {}, name), element("blockquote", { dir: "auto" }, ...nodes));
}

function reasons({ verdict, reasons: grounds, changes }) {
  if (verdict.startsWith("verbatim")) return null;
  const kinds = [...new Set(changes.filter((change) => change.of_meaning).flatMap((change) => change.kinds))];
  const told = [...grounds.map(({ detail }) => detail), kinds.length ? `Changed in meaning: ${kinds.join(", ")}.` : null].filter(Boolean);
  return element("ul", { class: "under grounds" }, ...told.map((detail) => element("li", { dir: "auto" }, detail)));
}

attempt("Looking for the same words", async () => {
  const id = encodeURIComponent(document.body.dataset.id);
  show(await call("GET", `/v1/quotes/${id}/variants`, { parameters: { offsets: "utf16" } }));
});
