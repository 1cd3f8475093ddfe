// The page that checks a draft: it is pasted, the server verifies each quotation, and what came of each is shown with the fact-checks that match.

import { call, Problem } from "./client.js";
import { announce, byId, element } from "./dom.js";
import { DraftView } from "./draftview.js";
import { copy, download } from "./handout.js";
import { arrangeLock } from "./locked.js";
import { count } from "./naming.js";
import { attempt, showProblem } from "./notices.js";
import { SAMPLE } from "./sample.js";
import { askForText, connectSources, give, texts } from "./sources.js";
import { LIGHTS } from "./verdicts.js";

const WIDE = matchMedia("(min-width: 64rem)");
const UTF16 = { offsets: "utf16" };
const view = new DraftView();
const state = { answer: null, turn: 0 };

async function check() {
  const text = byId("text").value;
  const given = texts();
  if (!text.trim()) return missing("There is no draft yet", "Paste what you want to check.", () => byId("text").focus());
  if (given?.length === 0) return missing("There is no text to check against", "Paste one, or choose the archive.", askForText);
  const turn = (state.turn += 1);
  const current = () => state.turn === turn;
  const found = await attempt("Checking the draft", () => asked(text, given));
  if (found && current()) await show(text, given, found, current);
}

function sample() {
  byId("text").value = SAMPLE.text;
  give(SAMPLE.texts);
  check();
}

function missing(title, detail, lead) {
  lead();
  showProblem(new Problem({ title, detail }));
}

/** The verdicts, and whether the archive, where it is asked, holds no article at all. */
async function asked(text, given) {
  checks(true);
  try {
    const [answer, empty] = await Promise.all([
      call("POST", "/v1/verify/draft", { parameters: UTF16, body: { text, ...(given && { texts: given }) } }),
      given ? false : call("GET", "/v1/articles", { parameters: { limit: 1 } }).then(({ articles }) => articles.length === 0),
    ]);
    return { answer, empty };
  } finally {
    checks(false);
  }
}

async function show(text, given, { answer, empty }, current) {
  const sources = new Map((given ?? []).map((each) => [each.id, each.text]));
  state.answer = answer;
  byId("intake").hidden = true;
  byId("reading").hidden = false;
  document.body.classList.add("reads");
  byId("empty").hidden = !empty;
  view.clear();
  summarise(answer.quotations);
  byId("looked").textContent = "Looking for fact-checks…";
  if (!(await view.draw(text, arrangeLock(answer.quotations, []), sources, current))) return;
  scrollTo(0, 0);
  byId("article").focus({ preventScroll: true });
  const sentences = await factChecked(text);
  if (current() && sentences.length) await view.draw(text, arrangeLock(answer.quotations, sentences), sources, current);
}

function summarise(quotations) {
  const numbers = Object.entries(LIGHTS).map(([light, { name }]) => [name, quotations.filter((each) => each.light === light).length]);
  const told = numbers.filter(([, number]) => number).map(([name, number]) => `${number.toLocaleString("en")} ${name.toLowerCase()}`);
  const whole = quotations.length ? count(quotations.length, "quotation") : "No quotations found";
  byId("summary").replaceChildren(element("b", {}, whole), told.join(", "));
  byId("none").hidden = quotations.length > 0;
  announce([whole, ...told].join(", "));
}

/** The sentences that match fact-checks. What goes wrong here is told beside the verdicts, which stand without it. */
async function factChecked(text) {
  try {
    const { sentences } = await call("POST", "/v1/claims:search", { parameters: UTF16, body: { text } });
    byId("looked").textContent = sentences.length ? `Fact-checks match ${count(sentences.length, "sentence")}.` : "No published fact-check that is kept here matches.";
    return sentences;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    byId("looked").textContent = `They could not be looked up. ${[error.title, ...error.fields].join(". ")}`;
    return [];
  }
}

function checks(on) {
  byId("check").textContent = on ? "Checking…" : "Check the draft";
  byId("check").disabled = on;
}

function again() {
  state.turn += 1;
  view.clear();
  byId("reading").hidden = true;
  document.body.classList.remove("reads");
  byId("intake").hidden = false;
  byId("text").focus();
}

/** The sample is offered as long as it takes the place of nothing. */
function offerSample() {
  byId("sample").hidden = Boolean(byId("text").value.trim() || texts()?.length);
}

function fitPanel() {
  byId("panel").open = WIDE.matches;
}

connectSources();
byId("form").addEventListener("submit", (event) => {
  event.preventDefault();
  check();
});
byId("form").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) byId("form").requestSubmit();
});
byId("sample").addEventListener("click", sample);
byId("form").addEventListener("input", offerSample);
byId("copy").addEventListener("click", (event) => copy(state.answer, event.currentTarget));
byId("download").addEventListener("click", () => download(state.answer));
byId("again").addEventListener("click", again);
WIDE.addEventListener("change", fitPanel);
fitPanel();
offerSample();
