// The alignment of two wordings, word by word: words that both have run on, words that only one has are marked as left out or put in.

import { element, unseen } from "./dom.js";

/**
 * An alignment as a paragraph. `steps` are the API's: `{operation, marked, source, quotation}`, a word of the one beside a word of the other, or either alone;
 * `source` and `quotation` tell, for those who hear the page, whose words are left out and whose are put in.
 */
export function alignmentOf(steps, { source = "in the source", quotation = "in the quotation" } = {}) {
  const parts = runs(steps).map((run) => MAKERS[run.kind](run.steps, { source, quotation }));
  return element("p", { class: "alignment", dir: "auto" }, ...parts.flatMap((part, place) => (place ? [" ", part] : [part])));
}

/** Steps in a row that are drawn as one: `{kind, steps}`. */
function runs(steps) {
  const found = [];
  for (const step of steps) {
    const kind = kindOf(step);
    if (found.at(-1)?.kind === kind) found.at(-1).steps.push(step);
    else found.push({ kind, steps: [step] });
  }
  return found;
}

function kindOf({ operation, marked, source, quotation }) {
  if (operation === "same") return source.text === quotation.text ? "same" : "retyped";
  if (operation === "moved") return "moved";
  return marked ? "told" : "changed";
}

const MAKERS = {
  same: (steps) => words(steps, "quotation"),
  retyped: (steps, { source }) => noted("retyped", words(steps, "quotation"), `${source}: ${words(steps, "source")}`),
  moved: (steps, { source }) => noted("moved", words(steps, "quotation"), `elsewhere ${source}`),
  changed: (steps, names) => element("span", { class: "change" }, ...sides(steps, names)),
  told: (steps, names) => element("span", { class: "change told" }, ...sides(steps, names)),
};

const words = (steps, side) => steps.filter((step) => step[side]).map((step) => step[side].text).join(" ");

function noted(kind, shown, note) {
  return element("span", { class: kind, title: note }, shown, unseen(` (${note})`));
}

/** What was, struck out, and what became of it. */
function sides(steps, { source, quotation }) {
  const [was, became] = [words(steps, "source"), words(steps, "quotation")];
  return [
    was && element("del", {}, unseen(`${source}: `), was),
    was && became && " ",
    became && element("ins", {}, unseen(`${quotation}: `), became),
  ].filter(Boolean);
}
