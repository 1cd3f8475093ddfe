// How an article comes in: typed, pasted, dropped, opened, or the sample.

import { byId } from "./dom.js";
import { Problem } from "./client.js";

/** Connect the form. `read(text)` is called with each article; `fail(problem)` where a file cannot be read. */
export function connectIntake(read, fail) {
  const text = byId("text");
  const take = async (getting) => {
    try {
      text.value = await getting;
      read(text.value);
    } catch {
      fail(new Problem({ title: "The file cannot be read", detail: "Open a .txt or .html file, or paste the text." }));
    }
  };
  byId("form").addEventListener("submit", (event) => {
    event.preventDefault();
    read(text.value);
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) byId("form").requestSubmit();
  });
  byId("sample").addEventListener("click", () => take(sample()));
  byId("file").addEventListener("change", (event) => {
    if (event.target.files.length) take(fileText(event.target.files[0]));
    event.target.value = "";
  });
  connectDrop(byId("drop"), (file) => take(fileText(file)));
}

async function sample() {
  const response = await fetch(document.body.dataset.seed);
  if (!response.ok) throw new Error(response.statusText);
  return response.text();
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

/** A file's text; of HTML, the words of its article, or of its body where it marks none. */
export async function fileText(file) {
  const text = await file.text();
  return /\.html?$/i.test(file.name) || file.type === "text/html" ? htmlText(text) : text;
}

const BLOCKS = "h1, h2, h3, p, li, blockquote";

function htmlText(source) {
  // A document that the parser makes runs no script and loads nothing.
  const page = new DOMParser().parseFromString(source, "text/html");
  const root = page.querySelector("article") ?? page.querySelector("main") ?? page.body;
  const blocks = [...root.querySelectorAll(BLOCKS)].filter((block) => !block.parentElement.closest("p, li, blockquote, nav, aside, footer"));
  const words = blocks.map((block) => block.textContent.replace(/\s+/g, " ").trim()).filter(Boolean);
  return words.length ? words.join("\n\n") : root.textContent.trim();
}
