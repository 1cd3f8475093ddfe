// The page about one speaker: his roles and bodies over time, and his quotes on a timeline.

import { pageOf } from "./addresses.js";
import { call } from "./client.js";
import { fromTo, periods } from "./dates.js";
import { announce, byId, element, unseen } from "./dom.js";
import { quoteItem } from "./items.js";
import { count, sentence } from "./naming.js";
import { attempt } from "./notices.js";

const MOST = 1000; // quotes on one timeline, the latest; search has the others
const UNDATED = { key: "undated", label: "Without a date" };

/** How far from the beginning of a speaker's time a moment is, in per cent of it. */
function scale({ first, last }) {
  const [from, to] = [first, last].map(Date.parse);
  return (stamp) => (to > from ? (100 * (Date.parse(stamp) - from)) / (to - from) : 0);
}

function show(speaker, quotes) {
  byId("kind").textContent = sentence(speaker.kind);
  byId("name").textContent = speaker.name;
  document.title = `${speaker.name}: quoteapi`;
  byId("summary").replaceChildren(
    element("b", {}, count(speaker.quotes, "quote")),
    ` ${fromTo(speaker.first, speaker.last)} · `,
    element("a", { href: pageOf.search({ speaker: speaker.id }) }, "Search them"),
  );
  showRoles(speaker);
  showTimeline(speaker, quotes);
  byId("speaker").hidden = false;
  announce(`${speaker.name}: ${count(speaker.quotes, "quote")}`);
}

function showRoles(speaker) {
  const place = speaker.first === null ? null : scale(speaker);
  byId("roles").tBodies[0].replaceChildren(...speaker.roles.map((held) => roleRow(held, place)));
}

function roleRow({ role, affiliation, quotes, first, last }, place) {
  const body = affiliation ? element("a", { href: pageOf.search({ affiliation: affiliation.id }) }, affiliation.name) : "–";
  return element(
    "tr",
    {},
    element("th", { scope: "row", dir: "auto" }, role ?? "no role given"),
    element("td", { dir: "auto" }, body),
    element("td", { class: "number" }, quotes.toLocaleString("en")),
    element("td", { class: "dates" }, fromTo(first, last)),
    element("td", { class: "when" }, first === null ? "" : segment(place(first), place(last))),
  );
}

function segment(from, to) {
  const line = element("span", { class: "segment" });
  line.style.setProperty("margin-inline-start", `min(${from}%, 100% - 4px)`);
  line.style.setProperty("width", `max(${to - from}%, 4px)`);
  return element("span", { class: "track", "aria-hidden": "true" }, line);
}

function showTimeline(speaker, quotes) {
  const dated = quotes.filter((quote) => quote.article.published !== null);
  const spans = dated.length ? periods(dated.at(-1).article.published, dated[0].article.published) : [];
  const groups = new Map([...spans, UNDATED].map(({ key }) => [key, []]));
  const width = spans.length ? spans[0].key.length : 0;
  for (const quote of quotes) groups.get(quote.article.published?.slice(0, width) ?? UNDATED.key).push(quote);
  const most = Math.max(...[...groups.values()].map((own) => own.length));
  byId("loaded").textContent = quotes.length < speaker.quotes ? `The latest ${quotes.length.toLocaleString("en")} of them.` : "";
  byId("bars").replaceChildren(...spans.map((period) => bar(period, groups.get(period.key).length, most)));
  byId("bars").hidden = spans.length === 0;
  byId("axis").replaceChildren(...[spans[0], spans.at(-1)].filter(Boolean).map(({ label }) => element("span", {}, label)));
  const filled = [...spans.toReversed(), UNDATED].filter(({ key }) => groups.get(key).length);
  byId("timeline").replaceChildren(...filled.map((period) => group(period, groups.get(period.key))));
}

function bar({ key, label }, number, most) {
  const column = element("span", { class: "column" });
  column.style.setProperty("height", `${(100 * number) / most}%`);
  const told = `${label}: ${count(number, "quote")}`;
  return element(
    "li",
    { title: told },
    number ? element("a", { href: `#${key}`, "aria-label": told }, column) : unseen(told),
  );
}

function group({ key, label }, quotes) {
  const title = `${key}-title`;
  return element(
    "section",
    { id: key, class: "period", "aria-labelledby": title, tabindex: "-1" },
    element("h3", { id: title }, label, " ", element("span", { class: "tally" }, count(quotes.length, "quote"))),
    element("ol", { class: "found" }, ...quotes.map((quote) => quoteItem(quote, { alone: true }))),
  );
}

async function latest(id) {
  const found = [];
  let cursor = null;
  do {
    const page = await call("GET", "/v1/quotes", { parameters: { speaker: id, limit: 500, cursor } });
    found.push(...page.quotes);
    cursor = page.next;
  } while (cursor !== null && found.length < MOST);
  return found;
}

attempt("Looking the speaker up", async () => {
  const { id } = document.body.dataset;
  show(await call("GET", `/v1/speakers/${encodeURIComponent(id)}`), await latest(id));
});
