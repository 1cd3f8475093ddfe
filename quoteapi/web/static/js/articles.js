// The page that lists the articles that are kept, and keeps one more.

import { pageOf } from "./addresses.js";
import { call, Problem } from "./client.js";
import { day } from "./dates.js";
import { byId, element } from "./dom.js";
import { parted } from "./items.js";
import { list } from "./listing.js";
import { count } from "./naming.js";
import { attempt, showProblem } from "./notices.js";

list("/v1/articles", "articles", "article", ({ id, title, publisher, author, published, quotes, version }) =>
  element(
    "li",
    { class: "item" },
    element("p", { class: "who", dir: "auto" }, element("a", { href: pageOf.article(id) }, title ?? id)),
    element(
      "p",
      { class: "under" },
      ...parted([
        publisher && element("span", { dir: "auto" }, publisher),
        author && element("span", { dir: "auto" }, author),
        published && element("time", { datetime: published }, day(published)),
        count(quotes, "quote"),
        version > 1 && count(version, "version"),
      ]),
    ),
  ),
);

byId("keep-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const { text, ...facts } = Object.fromEntries(new FormData(event.target));
  const file = byId("file").files[0];
  if (!file && !text.trim()) {
    byId("text").focus();
    showProblem(new Problem({ title: "There is no article yet", detail: "Paste its text, or choose a file." }));
    return;
  }
  const isPage = file && (/\.html?$/i.test(file.name) || file.type === "text/html");
  // The facts stand in the query, which holds for a page, a text and JSON alike.
  const sent = file ? { body: file, type: isPage ? "text/html" : "text/plain" } : { body: { text } };
  const kept = await attempt("Reading the article", () => call("POST", "/v1/articles", { parameters: facts, ...sent }));
  if (kept) location.href = pageOf.article(kept.id);
});
