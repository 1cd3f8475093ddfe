// The article with its marks, the panel of speakers and filters, and the card: one reading at a time.

import { draw } from "./article.js";
import { Chooser } from "./chooser.js";
import { announce, byId, element } from "./dom.js";
import { EVERYTHING, toggled } from "./filters.js";
import { count } from "./naming.js";
import { connectPanel, fillPanel, showFilter, showTraced } from "./panel.js";

const WIDE = matchMedia("(min-width: 64rem)");

export class Viewer {
  /** `more(quote)` gives what the card of a quote ends with, or null. */
  constructor(more = () => null) {
    this.filter = EVERYTHING;
    this.chooser = new Chooser(byId("article"), byId("card"), { only: (speaker) => this.change("speaker", speaker), more });
    connectPanel((part, value) => this.change(part, value));
    WIDE.addEventListener("change", fitPanel);
    fitPanel();
  }

  /** Show a reading of `text`, as `arrange` gives it, with all of its quotes. Gives false when `current()` turned false meanwhile. */
  async show(text, title, reading, current = () => true) {
    Object.assign(this, { text, reading, filter: EVERYTHING });
    this.chooser.clear();
    byId("reading").hidden = false;
    document.body.classList.add("reads");
    fillPanel(reading, (part, value) => this.change(part, value), (id) => showTraced(this.chooser.trace(id)));
    const elements = await draw(byId("article"), text, title, reading, current);
    if (!elements) return false;
    this.chooser.start(reading, elements);
    this.applyFilter();
    return true;
  }

  /** Show no article. */
  hide() {
    this.chooser.clear();
    byId("reading").hidden = true;
    document.body.classList.remove("reads");
  }

  change(part, value) {
    const { filter } = this;
    const changed = {
      speaker: () => ({ speakers: toggled(filter.speakers, value) }),
      type: () => ({ hiddenTypes: toggled(filter.hiddenTypes, value) }),
      act: () => ({ hiddenActs: toggled(filter.hiddenActs, value) }),
      least: () => ({ least: value }),
      refused: () => ({ refused: value }),
      reset: () => EVERYTHING,
    }[part]();
    this.filter = Object.freeze({ ...filter, ...changed });
    this.applyFilter();
  }

  applyFilter() {
    this.chooser.filter(this.filter);
    showFilter(this.filter);
    const { quotes, speakers } = this.reading;
    const all = `${count(quotes.length, "quote")} by ${count(speakers.length, "speaker")}`;
    const part = `${this.chooser.shown.length.toLocaleString("en")} of ${count(quotes.length, "quote")} shown`;
    const summary = quotes.length === 0 ? "No quotes found" : this.chooser.shown.length === quotes.length ? all : part;
    byId("summary").replaceChildren(element("b", {}, summary), ` ${count(words(this.text), "word")}`);
    byId("reset").disabled = this.filter === EVERYTHING || this.chooser.shown.length === quotes.length;
    announce(summary);
  }
}

const words = (text) => text.split(/\s+/).filter(Boolean).length;

function fitPanel() {
  byId("panel").open = WIDE.matches;
}
