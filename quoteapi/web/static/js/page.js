// The page: an article comes in, is read by the server, and is shown with its marks.

import { draw } from "./article.js";
import { Chooser } from "./chooser.js";
import { extract, Problem, useKey } from "./client.js";
import { announce, byId, element } from "./dom.js";
import { EVERYTHING, toggled } from "./filters.js";
import { copy, download } from "./handout.js";
import { connectIntake } from "./intake.js";
import { count } from "./naming.js";
import { connectPanel, fillPanel, showFilter, showTraced } from "./panel.js";
import { arrange } from "./reading.js";

const WIDE = matchMedia("(min-width: 64rem)");
const chooser = new Chooser(byId("article"), byId("card"), (speaker) => change("speaker", speaker));
const state = { article: { text: "" }, asked: null, result: null, reading: null, filter: EVERYTHING, scope: "reported", call: null };

/** Have the server read an article, `{text, title}` or a Blob of HTML, and show what it says. An earlier call still on its way is given up. */
async function read(article) {
  hideProblem();
  if (!(article instanceof Blob) && !article.text.trim()) {
    byId("text").focus();
    showProblem(new Problem({ title: "There is no article yet", detail: "Paste one, or try the sample." }));
    return;
  }
  const call = new AbortController();
  state.call?.abort();
  Object.assign(state, { call, asked: article });
  busy(true);
  try {
    const result = await extract(article, scope(), call.signal);
    await show(shownArticle(article, result), result, call);
  } catch (error) {
    if (error.name === "AbortError") return;
    if (!(error instanceof Problem)) throw error;
    showProblem(error);
    setScope(state.scope);
  } finally {
    if (state.call === call) busy(false);
  }
}

const scope = () => document.querySelector("#scope input:checked").value;

function setScope(value) {
  document.querySelector(`#scope input[value="${value}"]`).checked = true;
}

/** The text that the offsets count into, and its title where that stands apart from it. */
function shownArticle(article, { article: facts }) {
  return facts.text === undefined ? article : { text: facts.text, title: facts.title };
}

async function show(article, result, call) {
  const reading = arrange(result, article.text);
  byId("text").value = article.text;
  Object.assign(state, { article, result, reading, filter: EVERYTHING, scope: scope() });
  chooser.clear();
  const entering = byId("reading").hidden;
  turn("reading");
  fillPanel(reading, change, trace);
  const elements = await draw(byId("article"), article.text, result.article.title, reading, () => state.call === call);
  if (!elements) return;
  chooser.start(reading, elements);
  applyFilter();
  if (entering) {
    scrollTo(0, 0);
    byId("article").focus({ preventScroll: true });
  }
}

function change(part, value) {
  const { filter } = state;
  const changed = {
    speaker: () => ({ speakers: toggled(filter.speakers, value) }),
    type: () => ({ hiddenTypes: toggled(filter.hiddenTypes, value) }),
    act: () => ({ hiddenActs: toggled(filter.hiddenActs, value) }),
    least: () => ({ least: value }),
    refused: () => ({ refused: value }),
    reset: () => EVERYTHING,
  }[part]();
  state.filter = Object.freeze({ ...filter, ...changed });
  applyFilter();
}

/** Light up all mentions of an entity and lead to the first; of the one that is lit already, put them out. */
function trace(id) {
  showTraced(chooser.trace(id));
}

function applyFilter() {
  chooser.filter(state.filter);
  showFilter(state.filter);
  const { quotes, speakers } = state.reading;
  const all = `${count(quotes.length, "quote")} by ${count(speakers.length, "speaker")}`;
  const part = `${chooser.shown.length.toLocaleString("en")} of ${count(quotes.length, "quote")} shown`;
  const summary = quotes.length === 0 ? "No quotes found" : chooser.shown.length === quotes.length ? all : part;
  byId("summary").replaceChildren(element("b", {}, summary), ` ${count(words(state.article.text), "word")}`);
  byId("reset").disabled = state.filter === EVERYTHING || chooser.shown.length === quotes.length;
  announce(summary);
}

const words = (text) => text.split(/\s+/).filter(Boolean).length;

/** Show the intake or the reading. */
function turn(view) {
  byId("intake").hidden = view !== "intake";
  byId("reading").hidden = view !== "reading";
  document.body.classList.toggle("reads", view === "reading");
}

function again() {
  state.call?.abort();
  chooser.clear();
  turn("intake");
  byId("text").focus();
  byId("text").select();
}

function busy(on) {
  document.body.classList.toggle("busy", on);
  byId("main").setAttribute("aria-busy", String(on));
  byId("read").textContent = on ? "Reading…" : "Read the article";
  for (const id of ["read", "sample"]) byId(id).disabled = on;
  if (on) announce("Reading the article");
}

function showProblem({ title, detail, fields, wantsKey }) {
  byId("problem-title").textContent = title;
  byId("problem-detail").textContent = detail;
  byId("problem-fields").replaceChildren(...fields.map((field) => element("li", {}, field)));
  byId("key-form").hidden = !wantsKey;
  byId("problem").hidden = false;
}

function hideProblem() {
  byId("problem").hidden = true;
}

function takeKey(event) {
  event.preventDefault();
  useKey(byId("key").value.trim());
  read(state.asked);
}

function fitPanel() {
  byId("panel").open = WIDE.matches;
}

connectIntake(read, showProblem);
connectPanel(change);
byId("scope").addEventListener("change", () => read(state.article));
byId("copy").addEventListener("click", (event) => copy(state.result, event.currentTarget));
byId("download").addEventListener("click", () => download(state.result));
byId("again").addEventListener("click", again);
byId("problem-close").addEventListener("click", hideProblem);
byId("key-form").addEventListener("submit", takeKey);
WIDE.addEventListener("change", fitPanel);
fitPanel();
