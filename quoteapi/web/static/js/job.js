// The page about one job: how far it is, what could not be read, and the ways to end it.

import { address, call, callForFile } from "./client.js";
import { time } from "./dates.js";
import { announce, byId, element } from "./dom.js";
import { saveAs } from "./handout.js";
import { count, percent, sentence } from "./naming.js";
import { attempt } from "./notices.js";

const PATH = `/v1/jobs/${encodeURIComponent(document.body.dataset.id)}`;
const [SOON, LATER] = [500, 3000]; // milliseconds between two looks: at the beginning of a job, and at most
const STATES = ["done", "failed", "running", "waiting", "cancelled"];
const isOpen = ({ state }) => state === "waiting" || state === "running";
let shown = null;

function show(job) {
  const { items, state } = job;
  const ended = items.done + items.failed + items.cancelled;
  if (state !== shown?.state) announce(`The job is ${state}`);
  shown = job;
  byId("id").textContent = job.id;
  byId("state").textContent = sentence(state);
  document.title = `${sentence(state)}, ${percent(ended / items.total)}: quoteapi`;
  byId("facts").textContent = facts(job);
  byId("told").textContent = `${ended.toLocaleString("en")} of ${count(items.total, "article")}`;
  Object.assign(byId("progress"), { max: items.total, value: ended });
  byId("items").replaceChildren(
    ...STATES.filter((name) => items[name]).flatMap((name) => [element("dt", {}, sentence(name)), element("dd", {}, items[name].toLocaleString("en"))]),
  );
  byId("cancel").hidden = !isOpen(job);
  byId("remove").hidden = isOpen(job);
  byId("results").disabled = ended === 0;
  showErrors(job);
  byId("job").hidden = false;
}

function facts({ created, started, finished, scope, keep, webhook }) {
  const told = [`Sent ${time(created)}`];
  if (started) told.push(`begun ${time(started)}`);
  if (finished) told.push(`ended ${time(finished)}`);
  told.push(keep ? "kept in the archive" : "read and not kept", `scope ${scope}`);
  if (webhook) told.push(`${webhook.url}: ${webhook.state}`);
  return told.join(" · ");
}

function showErrors({ errors, items }) {
  byId("wrong").hidden = errors.length === 0;
  byId("first").textContent = errors.length < items.failed ? `The first ${errors.length}; the results hold all.` : "";
  byId("errors").replaceChildren(
    ...errors.map(({ number, id, detail, errors: fields }) =>
      element(
        "li",
        { class: "item" },
        element("p", {}, element("b", {}, `Article ${number}`), id ? ` (${id})` : "", `: ${detail}`),
        ...fields.map(({ field, detail: wrong }) => element("p", { class: "under" }, `${field}: ${wrong}`)),
      ),
    ),
  );
}

/** Look how far the job is until it has ended; a look that fails is shown, and is the last. */
async function follow() {
  let pause = SOON;
  for (;;) {
    const job = await attempt(shown ? null : "Opening the job", () => call("GET", PATH));
    if (!job) return;
    show(job);
    if (!isOpen(job)) return;
    await new Promise((go) => setTimeout(go, pause));
    pause = Math.min(1.5 * pause, LATER);
  }
}

byId("cancel").addEventListener("click", async () => {
  const job = await attempt("Cancelling the job", () => call("POST", `${PATH}/cancel`));
  if (job) show(job);
});
byId("results").addEventListener("click", async () => {
  const file = await attempt("Fetching the results", () => callForFile(`${PATH}/results`));
  if (file) saveAs(file, "results.jsonl");
});
byId("remove").addEventListener("click", async () => {
  const gone = await attempt("Removing the job", async () => {
    await call("DELETE", PATH);
    return true;
  });
  if (gone) location.href = address("/archive/jobs");
});
follow();
