// The page about one kept article: its text with its quotes, its versions, and what people have corrected.

import { pageOf } from "./addresses.js";
import { address, all, call } from "./client.js";
import { correctionItem, merged } from "./corrected.js";
import { showForm } from "./correcting.js";
import { day, time } from "./dates.js";
import { announce, byId, element } from "./dom.js";
import { parted } from "./items.js";
import { matchesOf } from "./matched.js";
import { attempt } from "./notices.js";
import { arrange } from "./reading.js";
import { watchSelection } from "./selection.js";
import { Viewer } from "./viewer.js";

const ID = encodeURIComponent(document.body.dataset.id);
const UTF16 = { offsets: "utf16" };
const wanted = new URLSearchParams(location.search).get("version");
const viewer = new Viewer(more);
const selection = watchSelection(byId("article"));
let article = null;

async function load(focus) {
  const found = await attempt("Opening the article", fetchAll);
  if (!found) return;
  article = found.article;
  const result = found.quotes ? merged(article.result, found.quotes) : article.result;
  await viewer.show(article.text, article.title, arrange(result, article.text));
  showDossier();
  showCorrections(found.corrections, found.quotes ?? []);
  if (focus) viewer.chooser.go(focus);
}

/** The article, and, of its present version, the quotes as people have corrected them and what they have said. */
async function fetchAll() {
  const shown = await call("GET", `/v1/articles/${ID}`, { parameters: { ...UTF16, version: wanted } });
  if (!isPresent(shown)) return { article: shown, quotes: null, corrections: [] };
  const [quotes, corrections] = await Promise.all([
    all("/v1/quotes", "quotes", { ...UTF16, article: shown.id }),
    all("/v1/corrections", "corrections", { ...UTF16, article: shown.id }),
  ]);
  return { article: shown, quotes, corrections: corrections.filter(({ version }) => version === shown.version) };
}

const isPresent = ({ version, versions }) => version === versions.at(-1).number;

function showDossier() {
  const { id, title, publisher, author, published, url, versions, version } = article;
  document.title = `${title ?? id}: quoteapi`;
  byId("facts").replaceChildren(
    ...parted([
      publisher && element("span", { dir: "auto" }, publisher),
      author && element("span", { dir: "auto" }, author),
      published && element("time", { datetime: published }, day(published)),
      // The API keeps addresses of http and https alone.
      url && element("a", { href: url, rel: "noopener noreferrer" }, "As it was published"),
      element("code", {}, id),
    ]),
  );
  const links = versions.map(({ number, created }) =>
    element("a", { href: `?version=${number}`, "aria-current": number === version ? "page" : null, title: time(created) }, String(number)),
  );
  byId("versions").hidden = versions.length === 1;
  byId("versions").replaceChildren("Versions: ", ...links.flatMap((link) => [link, " "]));
  byId("past").hidden = isPresent(article);
  byId("past").textContent = "This is an earlier version, with what the engine said of it. Corrections are shown with the present one.";
  byId("add").hidden = !isPresent(article);
  byId("dossier").hidden = false;
}

function showCorrections(corrections, quotes) {
  const shown = new Set(quotes.map((quote) => quote.id));
  const undone = new Set();
  const items = corrections.map((correction) => {
    // The last word on a quote is the first in the list.
    const last = !undone.has(correction.quote) && correction.changes.quote === false && !shown.has(correction.quote);
    undone.add(correction.quote);
    return correctionItem(correction, last ? () => say(correction.quote, { changes: { quote: true } }) : null);
  });
  byId("corrected").replaceChildren(...items);
  byId("corrections").hidden = items.length === 0;
}

/** What the card of a quote ends with: who corrected it, the ways to do so, and the fact-checks that match. */
function more(quote) {
  const who = quote.party ? element("a", { href: pageOf.speaker(quote.party) }, "All that this speaker said") : null;
  const present = isPresent(article);
  const variants = present ? element("a", { href: pageOf.variants(quote.id) }, "Who else has these words") : null;
  const parts = [who, variants, note(quote.corrected), ...(present ? [tools(quote), matchesOf(quote)] : [])];
  return element("div", { class: "more" }, ...parts);
}

function tools(quote) {
  return element(
    "div",
    { class: "actions" },
    element("button", { type: "button", onclick: () => openForm(quote) }, "Correct…"),
    element("button", { type: "button", onclick: () => say(quote.id, { changes: { quote: false } }) }, "Not a quote"),
  );
}

function note(corrected) {
  if (!corrected) return null;
  const machine = corrected.machine === null ? "The engine has not found it." : `The engine said otherwise: ${Object.keys(corrected.machine).join(", ")}.`;
  return element("p", { class: "note" }, `Corrected${corrected.by ? ` by ${corrected.by}` : ""}, ${time(corrected.created)}. ${machine}`);
}

function openForm(quote) {
  viewer.chooser.hold((card) =>
    showForm(card, {
      quote,
      text: article.text,
      selection,
      send: (said) => (quote ? say(quote.id, said) : add(said)),
      cancel: () => viewer.chooser.release(),
    }),
  );
}

function say(quote, said) {
  return keep(`/v1/quotes/${quote}/corrections`, UTF16, said);
}

function add(said) {
  return keep(`/v1/articles/${ID}/corrections`, { ...UTF16, version: article.version }, said);
}

async function keep(path, parameters, body) {
  const kept = await attempt("Saving the correction", () => call("POST", path, { parameters, body }));
  if (!kept) return;
  viewer.chooser.release();
  await load(kept.quote);
  announce(kept.changes.quote === false ? "It is no quote any more" : "The correction is kept");
}

async function remove() {
  const gone = await attempt("Removing the article", async () => {
    await call("DELETE", `/v1/articles/${ID}`);
    return true;
  });
  if (gone) location.href = address("/archive/articles");
}

byId("add").addEventListener("click", () => openForm(null));
byId("remove").addEventListener("click", () => byId("sure").showModal());
byId("sure").addEventListener("close", (event) => event.target.returnValue === "remove" && remove());
addEventListener("hashchange", () => viewer.chooser.go(location.hash.slice(1)));
load(location.hash.slice(1));
