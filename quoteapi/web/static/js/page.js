// The page: an article comes in, is read by the server, and is shown with its marks.

import { extract, Problem } from "./client.js";
import { byId } from "./dom.js";
import { copy, download } from "./handout.js";
import { connectIntake } from "./intake.js";
import { busy, hideProblem, showProblem } from "./notices.js";
import { arrange } from "./reading.js";
import { Viewer } from "./viewer.js";

const viewer = new Viewer();
const state = { article: { text: "" }, result: null, scope: "reported", call: null };

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
  state.call = call;
  reads(true);
  try {
    const result = await extract(article, scope(), call.signal);
    await show(shownArticle(article, result), result, call);
  } catch (error) {
    if (error.name === "AbortError") return;
    if (!(error instanceof Problem)) throw error;
    showProblem(error, () => read(article));
    setScope(state.scope);
  } finally {
    if (state.call === call) reads(false);
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
  byId("text").value = article.text;
  Object.assign(state, { article, result, scope: scope() });
  const entering = byId("reading").hidden;
  byId("intake").hidden = true;
  const shown = await viewer.show(article.text, result.article.title, arrange(result, article.text), () => state.call === call);
  if (shown && entering) {
    scrollTo(0, 0);
    byId("article").focus({ preventScroll: true });
  }
}

function again() {
  state.call?.abort();
  viewer.hide();
  byId("intake").hidden = false;
  byId("text").focus();
  byId("text").select();
}

function reads(on) {
  busy(on, "Reading the article");
  byId("read").textContent = on ? "Reading…" : "Read the article";
  for (const id of ["read", "sample"]) byId(id).disabled = on;
}

connectIntake(read, showProblem);
byId("scope").addEventListener("change", () => read(state.article));
byId("copy").addEventListener("click", (event) => copy(state.result, event.currentTarget));
byId("download").addEventListener("click", () => download(state.result));
byId("again").addEventListener("click", again);
