// Which quote the card shows: the one pointed at, else the one chosen by focus or click.

import { showKey, showQuote, showRefusal } from "./card.js";
import { passes } from "./filters.js";

const MARKED = "[data-quote]:not(.off), [data-of]:not(.off), .show-refused [data-refusal]";

export class Chooser {
  /** `only(speakerId)` is called when the reader asks for one speaker's quotes; `more(quote)` gives what a quote's card ends with, or null. */
  constructor(article, card, { only, more }) {
    this.article = article;
    this.card = card;
    this.actions = {
      go: (id) => this.go(id),
      whose: (id) => this.reading.known.get(id).voice.label,
      step: (way) => this.step(way),
      only,
      more,
      close: () => this.close(),
    };
    this.clear();
    article.addEventListener("pointerover", (event) => event.pointerType === "mouse" && this.point(markOf(event.target)));
    article.addEventListener("pointerleave", () => this.point(null));
    article.addEventListener("focusin", (event) => this.choose(markOf(event.target)));
    article.addEventListener("click", (event) => this.choose(markOf(event.target)));
    article.addEventListener("keydown", (event) => this.enter(event));
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.escape());
  }

  /** Let `draw` fill the card, and leave it so until it is released: the reader is busy with it. */
  hold(draw) {
    this.held = true;
    this.card.classList.add("open");
    document.documentElement.classList.add("card-open");
    draw(this.card);
  }

  /** Show the quote that was chosen before the card was held, and lead the reader back to it. */
  release() {
    this.held = false;
    this.show();
    this.element(this.chosen)?.focus();
  }

  /** Forget the article shown. */
  clear() {
    this.held = false;
    this.reading = null;
    this.elements = new Map();
    this.chosen = null;
    this.pointed = null;
    this.traced = null;
    this.show();
  }

  /** Take up a reading that has been drawn; `elements` as `draw` gives them. */
  start(reading, elements) {
    this.reading = reading;
    this.elements = elements;
  }

  /** Mark which quotes pass the filter; those that do not lose their marks and their place in the tab order. */
  filter(filter) {
    this.filterNow = filter;
    this.shown = this.reading.quotes.filter((quote) => passes(quote, filter));
    const ids = new Set(this.shown.map((quote) => quote.id));
    for (const [id, elements] of this.elements) {
      elements.forEach((element) => element.classList.toggle("off", !ids.has(id)));
      elements[0]?.setAttribute("tabindex", ids.has(id) ? "0" : "-1");
    }
    for (const words of this.article.querySelectorAll("[data-of]")) words.classList.toggle("off", !ids.has(words.dataset.of));
    this.article.classList.toggle("show-refused", filter.refused);
    for (const mark of this.article.querySelectorAll("[data-refusal]")) mark.tabIndex = filter.refused ? 0 : -1;
    if (this.chosen && !isShown(this.chosen, ids, filter)) this.chosen = null;
    this.pointed = null;
    this.show();
  }

  /** Choose a quote and lead the reader to it. */
  go(id) {
    const first = this.elements.get(id)?.[0];
    if (!first) return;
    this.choose({ quote: id });
    first.focus({ preventScroll: true });
    first.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
  }

  /** Show all mentions of an entity, or no longer where it is the one shown; gives the id of the one shown, or null. */
  trace(id) {
    this.traced = this.traced === id ? null : id;
    for (const mention of this.article.querySelectorAll("[data-entity]")) mention.classList.toggle("traced", mention.dataset.entity === this.traced);
    this.article.querySelector(".traced")?.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
    return this.traced;
  }

  step(way) {
    const place = this.shown.findIndex((quote) => quote.id === this.chosen?.quote);
    const next = this.shown[(place + way + this.shown.length) % this.shown.length];
    if (next) this.go(next.id);
  }

  choose(mark) {
    if (!mark || this.held) return;
    this.chosen = mark;
    this.pointed = null;
    this.show();
    if (getComputedStyle(this.card).position === "fixed") this.element(mark)?.scrollIntoView({ block: "nearest" });
  }

  point(mark) {
    // The reader is busy in the card: what it shows must not change underneath.
    if (this.held || this.card.contains(document.activeElement) || sameMark(mark, this.pointed)) return;
    this.pointed = mark;
    this.show();
  }

  enter(event) {
    if (event.key !== "Enter" || !this.chosen || this.held) return;
    event.preventDefault();
    this.card.querySelector("h2")?.focus();
  }

  escape() {
    if (this.held) return;
    if (this.card.contains(document.activeElement)) this.element(this.chosen)?.focus();
    else this.close();
  }

  close() {
    if (this.card.contains(document.activeElement)) this.element(this.chosen)?.focus();
    this.chosen = null;
    this.show();
  }

  element(mark) {
    if (mark?.quote) return this.elements.get(mark.quote)?.[0];
    return mark ? this.article.querySelector(`[data-refusal="${mark.refusal}"]`) : null;
  }

  show() {
    const mark = this.pointed ?? this.chosen;
    this.card.classList.toggle("open", this.chosen !== null);
    document.documentElement.classList.toggle("card-open", this.chosen !== null);
    this.light(mark);
    if (mark?.quote) this.showQuote(this.reading.known.get(mark.quote));
    else if (mark) showRefusal(this.card, this.reading.refusals[mark.refusal], this.element(mark).textContent, this.actions);
    else showKey(this.card);
  }

  showQuote(quote) {
    showQuote(this.card, quote, this.filterNow.speakers.includes(quote.voice.id), this.actions);
  }

  /** Light up the quote's pieces, its cue and source, and the speaker's mentions. */
  light(mark) {
    for (const lit of this.article.querySelectorAll(".lit")) lit.classList.remove("lit");
    if (!mark) return;
    const voice = this.reading.known.get(mark.quote)?.voice;
    const wanted = mark.quote
      ? `[data-quote="${mark.quote}"], [data-of="${mark.quote}"], [data-speaker="${voice.id}"]`
      : `[data-refusal="${mark.refusal}"]`;
    for (const element of this.article.querySelectorAll(wanted)) element.classList.add("lit");
  }
}

function markOf(target) {
  const marked = target.closest(MARKED);
  if (!marked) return null;
  const { quote, of, refusal } = marked.dataset;
  return refusal === undefined ? { quote: quote ?? of } : { refusal };
}

function sameMark(a, b) {
  return a?.quote === b?.quote && a?.refusal === b?.refusal;
}

function isShown(mark, ids, filter) {
  return mark.quote ? ids.has(mark.quote) : filter.refused;
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
