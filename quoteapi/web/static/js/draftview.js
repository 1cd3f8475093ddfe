// A checked draft: its text with the marks, the lists beside it, and the card of what is chosen.

import { showLights, showQuotation, showSentence, sign } from "./checkcard.js";
import { byId, element } from "./dom.js";
import { drawMarked } from "./drawing.js";
import { count } from "./naming.js";
import { paragraphs } from "./ranges.js";
import { LIGHTS, VERDICTS } from "./verdicts.js";

const EXCERPT = 60; // characters of a quotation in the list

export class DraftView {
  constructor() {
    this.article = byId("article");
    this.card = byId("card");
    this.actions = { step: (way) => this.step(way), close: () => this.close() };
    for (const event of ["focusin", "click"]) {
      this.article.addEventListener(event, ({ target }) => this.choose(target.closest("[data-item]")?.dataset.item));
    }
    this.article.addEventListener("keydown", (event) => this.enter(event));
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.escape());
    this.clear();
  }

  /** Forget the draft shown. */
  clear() {
    Object.assign(this, { lock: { items: [], known: new Map() }, elements: new Map(), chosen: null });
    this.show();
  }

  /**
   * Show `text` with what `arrangeLock` made of it; `texts` leads from ids to the texts that it was checked against, where they were given along. What is chosen stays chosen.
   * Gives false when `current()` turned false meanwhile.
   */
  async draw(text, lock, texts, current) {
    const focused = document.activeElement?.dataset.item;
    Object.assign(this, { lock, texts, elements: new Map(lock.items.map(({ key }) => [key, []])) });
    fillList("quotations", lock.quotations, (item) => quotationItem(item, () => this.go(item.key)));
    fillList("sentences", lock.sentences, (item) => sentenceItem(item, () => this.go(item.within ?? item.key)));
    this.article.replaceChildren();
    const ranges = lock.items.map((item) => ({ start: item.start, end: item.end, item, rank: item.kind === "quotation" ? 1 : 0 }));
    const make = ({ item }, children) => this.mark(item, children);
    if (!(await drawMarked(this.article, text, paragraphs(text), ranges, { tag: () => "p", make, current }))) return false;
    this.show();
    if (focused) this.elements.get(focused)?.[0]?.focus({ preventScroll: true });
    return true;
  }

  mark(item, children) {
    const own = this.elements.get(item.key);
    const first = own.length === 0;
    const told = first ? { tabindex: "0", role: "group", "aria-label": spokenLabel(item) } : {};
    const made = element("mark", { class: classOf(item), "data-item": item.key, ...told }, ...children);
    own.push(made);
    return made;
  }

  /** Choose what is marked, and lead the reader to it. */
  go(key) {
    this.choose(key);
    const [first] = this.elements.get(key);
    first.focus({ preventScroll: true });
    first.scrollIntoView({ block: "center" });
  }

  choose(key) {
    if (key === undefined || key === this.chosen) return;
    this.chosen = key;
    this.show();
    if (getComputedStyle(this.card).position === "fixed") this.elements.get(key)[0].scrollIntoView({ block: "nearest" });
  }

  step(way) {
    const { items } = this.lock;
    const place = items.findIndex(({ key }) => key === this.chosen);
    this.go(items[(place + way + items.length) % items.length].key);
  }

  enter(event) {
    if (event.key !== "Enter" || !this.chosen) return;
    event.preventDefault();
    this.card.querySelector("h2").focus();
  }

  escape() {
    if (this.card.contains(document.activeElement)) this.back();
    else this.close();
  }

  close() {
    if (this.card.contains(document.activeElement)) this.back();
    this.chosen = null;
    this.show();
  }

  back() {
    this.elements.get(this.chosen)?.[0].focus();
  }

  show() {
    const item = this.lock.known.get(this.chosen);
    this.card.classList.toggle("open", item !== undefined);
    document.documentElement.classList.toggle("card-open", item !== undefined);
    for (const [key, elements] of this.elements) elements.forEach((mark) => mark.classList.toggle("lit", key === this.chosen));
    for (const button of document.querySelectorAll("#panel [data-leads]")) button.setAttribute("aria-pressed", String(button.dataset.leads === this.chosen));
    if (item === undefined) showLights(this.card);
    else if (item.kind === "quotation") showQuotation(this.card, item, this.texts, this.actions);
    else showSentence(this.card, item, this.actions);
    this.card.scrollTop = 0;
  }
}

const checksOf = (sentences) => count(sentences.reduce((sum, { claims }) => sum + claims.length, 0), "fact-check");

function classOf(item) {
  if (item.kind === "sentence") return "claimed";
  return `checked ${item.light}${item.sentences.length ? " matched" : ""}`;
}

/** What a screen reader says before the words. */
function spokenLabel(item) {
  if (item.kind === "sentence") return `${checksOf([item])} may be about this sentence`;
  const matched = item.sentences.length ? `. ${checksOf(item.sentences)} may be about it` : "";
  return `${LIGHTS[item.light].name}: ${VERDICTS[item.verdict][0]}${matched}`;
}

function fillList(id, items, make) {
  byId(id).replaceChildren(...items.map((item) => element("li", {}, make(item))));
}

function quotationItem(item, onclick) {
  const { key, light, verdict, quotation } = item;
  return leading(key, onclick, element("span", { class: `verdict ${light}` }, sign(light), ` ${LIGHTS[light].name}: ${VERDICTS[verdict][0]}`), `“${excerpt(quotation)}”`);
}

function sentenceItem(item, onclick) {
  return leading(item.within ?? item.key, onclick, element("span", {}, checksOf([item])), excerpt(item.text.trim()));
}

function leading(key, onclick, label, words) {
  return element(
    "button",
    { type: "button", "data-leads": key, "aria-pressed": "false", onclick },
    element("b", {}, label),
    element("span", { class: "under", dir: "auto" }, words),
  );
}

function excerpt(words) {
  const letters = [...words.slice(0, 2 * EXCERPT)];
  return letters.length <= EXCERPT ? words : `${letters.slice(0, EXCERPT).join("").trimEnd()} …`;
}
