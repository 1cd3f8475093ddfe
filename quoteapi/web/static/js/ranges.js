// Ranges of text that may overlap, turned into a tree that elements can follow.

/** Outer before inner: by start, then the longer one, then the lower rank. */
function byPlace(a, b) {
  return a.start - b.start || b.end - a.end || a.rank - b.rank;
}

/**
 * Nest `{start, end, rank, …}` ranges. A range that leaves the one it began in is cut at that one's end and goes on behind it, so
 * each node lies wholly inside its parent and every range is covered. Nodes are copies with `children`.
 */
export function nest(ranges) {
  const nodes = [];
  const queue = ranges.filter((range) => range.start < range.end).sort(byPlace);
  let at = 0;
  while (at < queue.length) {
    const first = queue[at];
    const next = firstFrom(queue, at + 1, first.end);
    const begun = queue.slice(at + 1, next);
    nodes.push({ ...first, children: nest(begun.map((range) => ({ ...range, end: Math.min(range.end, first.end) }))) });
    const left = begun.filter((range) => range.end > first.end).map((range) => ({ ...range, start: first.end }));
    // What goes on behind `first` takes its place among those that begin there.
    const beside = left.length ? queue.splice(next, firstFrom(queue, next, first.end + 1) - next) : [];
    queue.splice(next, 0, ...[...left, ...beside].sort(byPlace));
    at = next;
  }
  return nodes;
}

/** The place in `queue`, from `at` on, of the first range that starts at `offset` or behind it. */
function firstFrom(queue, at, offset) {
  while (at < queue.length && queue[at].start < offset) at += 1;
  return at;
}

/** The paragraphs of a text as `{start, end}`: parted by blank lines where it has any, else by line breaks. */
export function paragraphs(text) {
  const parting = /\n[^\S\n]*\n/.test(text) ? /\s*\n[^\S\n]*\n\s*/g : /\s*\n\s*/g;
  const found = [];
  let start = 0;
  for (const gap of text.matchAll(parting)) {
    found.push({ start, end: gap.index });
    start = gap.index + gap[0].length;
  }
  found.push({ start, end: text.length });
  return found.filter(({ start, end }) => text.slice(start, end).trim());
}

/** Deal ranges out to the paragraphs they touch, cut at their edges; `blocks` in order, as `paragraphs` gives them. */
export function deal(ranges, blocks) {
  const dealt = blocks.map(() => []);
  for (const range of ranges) {
    for (let i = firstEndingAfter(blocks, range.start); i < blocks.length && blocks[i].start < range.end; i += 1) {
      dealt[i].push({ ...range, start: Math.max(range.start, blocks[i].start), end: Math.min(range.end, blocks[i].end) });
    }
  }
  return dealt;
}

function firstEndingAfter(blocks, offset) {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle].end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
