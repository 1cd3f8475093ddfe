// The page that lists jobs, and begins one.

import { pageOf } from "./addresses.js";
import { call } from "./client.js";
import { time } from "./dates.js";
import { byId, element } from "./dom.js";
import { parted } from "./items.js";
import { list } from "./listing.js";
import { count, sentence } from "./naming.js";
import { attempt } from "./notices.js";

list("/v1/jobs", "jobs", "job", ({ id, state, created, items }) =>
  element(
    "li",
    { class: "item" },
    element("p", { class: "who" }, element("a", { href: pageOf.job(id) }, `${sentence(state)}: ${count(items.total, "article")}`)),
    element("p", { class: "under" }, ...parted([time(created), `${items.done.toLocaleString("en")} done`, items.failed > 0 && `${items.failed.toLocaleString("en")} failed`])),
  ),
);

byId("begin").addEventListener("submit", async (event) => {
  event.preventDefault();
  const parameters = { scope: byId("scope").value, keep: byId("into").value };
  const job = await attempt("Sending the articles", () => call("POST", "/v1/jobs", { parameters, body: new FormData(event.target) }));
  if (job) location.href = pageOf.job(job.id);
});
