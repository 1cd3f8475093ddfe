// How an article comes in: typed, pasted, dropped, opened, or the sample.

import { byId } from "./dom.js";
import { Problem } from "./client.js";

/** Connect the form. `read(article)` is called with each article, `{text}` or a file of HTML; `fail(problem)` where a file cannot be read. */
export function connectIntake(read, fail) {
  const text = byId("text");
  const take = async (getting) => {
    try {
      read(await getting);
    } catch {
      fail(new Problem({ title: "The file cannot be read", detail: "Open a .txt or .html file, or paste the text." }));
    }
  };
  byId("form").addEventListener("submit", (event) => {
    event.preventDefault();
    read({ text: text.value });
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) byId("form").requestSubmit();
  });
  byId("sample").addEventListener("click", () => take(sample()));
  byId("file").addEventListener("change", (event) => {
    if (event.target.files.length) take(contents(event.target.files[0]));
    event.target.value = "";
  });
  connectDrop(byId("drop"), (file) => take(contents(file)));
}

async function sample() {
  const response = await fetch(document.body.dataset.seed);
  if (!response.ok) throw new Error(response.statusText);
  return { text: await response.text() };
}

function connectDrop(area, take) {
  const over = (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    area.classList.add("over");
  };
  area.addEventListener("dragenter", over);
  area.addEventListener("dragover", over);
  area.addEventListener("dragleave", (event) => {
    if (!area.contains(event.relatedTarget)) area.classList.remove("over");
  });
  area.addEventListener("drop", (event) => {
    area.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  });
}

/** What is read of a file: HTML goes to the server as it is, anything else as text. */
async function contents(file) {
  return /\.html?$/i.test(file.name) || file.type === "text/html" ? file : { text: await file.text() };
}
