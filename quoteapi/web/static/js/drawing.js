// A text drawn with marks in it: one element a paragraph, nested elements for what is marked.

import { element } from "./dom.js";
import { deal, nest } from "./ranges.js";

const BATCH = 120; // paragraphs drawn between two breaths of the browser
const LONG = 200; // paragraphs from which those out of sight are left to be laid out later

/**
 * Append the `blocks` of `text` to `article`; each tells by `data-start` where in the text it begins. `tag(block)` names its element, `make(node, children)` makes
 * that of a range. Gives false, half drawn, when `current()` turns false: a later drawing has taken the place.
 */
export async function drawMarked(article, text, blocks, ranges, { tag, make, current }) {
  const dealt = deal(ranges, blocks);
  article.classList.toggle("long", blocks.length > LONG);
  for (let from = 0; from < blocks.length; from += BATCH) {
    if (from) await breath();
    if (!current()) return false;
    article.append(...blocks.slice(from, from + BATCH).map((block, i) => paragraph(text, block, dealt[from + i], tag(block), make)));
  }
  return true;
}

const breath = () => new Promise((resume) => setTimeout(resume));

function paragraph(text, block, marked, tag, make) {
  return element(tag, { dir: "auto", "data-start": block.start }, ...pieces(text, block, nest(marked), make));
}

function pieces(text, { start, end }, nodes, make) {
  const parts = [];
  let at = start;
  for (const node of nodes) {
    if (node.start > at) parts.push(text.slice(at, node.start));
    parts.push(make(node, pieces(text, node, node.children, make)));
    at = node.end;
  }
  if (end > at) parts.push(text.slice(at, end));
  return parts;
}
