// Two wordings beside each other: what the one leaves out of the other, what it puts in, and what it moves.

import { element, unseen } from "./dom.js";

const FIRST = /[\p{L}\p{N}]/u;
const BEHIND = /[^\p{L}\p{N}\p{M}]*$/u;
const AROUND = 240; // characters of a long source that are shown before and after what was taken of it
const SAID = { del: "left out", ins: "put in", mark: "moved" };

/**
 * The two sides of an `alignment`, as the API gives it in UTF-16 units, as nodes: of the `source` with what is left out as `<del>`, of the `quotation` with what is put in as
 * `<ins>`, and in both with what has moved as `<mark>`. Each says in words, too, what it is. Far from what was taken the source is cut.
 */
export function sides(alignment, source, quotation) {
  const taken = kept(alignment, "source");
  const from = Math.max(0, (taken[0]?.start ?? 0) - AROUND);
  const to = Math.min(source.length, (taken.at(-1)?.end ?? source.length) + AROUND);
  return {
    source: drawn(source, [...rest(source, taken, "del"), ...moved(taken)], from, to),
    quotation: drawn(quotation, [...rest(quotation, kept(alignment, "quotation"), "ins"), ...moved(kept(alignment, "quotation"))], 0, quotation.length),
  };
}

/** The words of one side that the other has as well, in the order of the text. */
function kept(alignment, side) {
  return alignment
    .filter((step) => step[side] && (step.operation === "same" || step.operation === "moved"))
    .map((step) => ({ ...step[side], moved: step.operation === "moved" }))
    .sort((one, other) => one.start - other.start);
}

/** What stands between these words and holds words itself. */
function rest(text, words, tag) {
  const ends = [0, ...words.map(({ end }) => end)];
  const starts = [...words.map(({ start }) => start), text.length];
  return ends.map((end, place) => trimmed(text, end, starts[place], tag)).filter(Boolean);
}

function trimmed(text, start, end, tag) {
  const between = text.slice(start, end);
  const first = between.search(FIRST);
  return first === -1 ? null : { start: start + first, end: end - between.match(BEHIND)[0].length, tag };
}

/** Words that have moved, those beside each other as one. */
function moved(words) {
  const ranges = [];
  for (const [place, word] of words.entries()) {
    if (!word.moved) continue;
    if (words[place - 1]?.moved) ranges.at(-1).end = word.end;
    else ranges.push({ start: word.start, end: word.end, tag: "mark" });
  }
  return ranges;
}

function drawn(text, ranges, from, to) {
  const nodes = from > 0 ? ["… "] : [];
  let at = from;
  for (const range of ranges.sort((one, other) => one.start - other.start)) {
    const [start, end] = [Math.max(range.start, at), Math.min(range.end, to)];
    if (start >= end) continue;
    nodes.push(text.slice(at, start), change(range.tag, text.slice(start, end)));
    at = end;
  }
  nodes.push(text.slice(at, to), to < text.length ? " …" : "");
  return nodes.filter(Boolean);
}

function change(tag, words) {
  return element(tag, { class: tag === "mark" ? "moved" : null }, unseen(`[${SAID[tag]}: `), words, unseen("]"));
}
