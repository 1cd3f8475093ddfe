// Words that the reader has typed or selected, found in the article's text.

const BETWEEN = " … "; // between the pieces of a quote, as the API words it

/** The words at these places. */
export const wording = (text, places) => places.map(({ start, end }) => text.slice(start, end)).join(BETWEEN);

/**
 * The places of `words` in `text`, one for each piece; of several the one that stands nearest to `near`. Null where the words do not stand there.
 */
export function locate(text, words, near) {
  const places = [];
  for (const piece of words.split(BETWEEN).map((each) => each.trim())) {
    const from = places.at(-1)?.end;
    const start = from === undefined ? nearest(text, piece, near) : text.indexOf(piece, from);
    if (!piece || start === -1) return null;
    places.push({ start, end: start + piece.length });
  }
  return places;
}

function nearest(text, piece, near) {
  const before = text.lastIndexOf(piece, near);
  const behind = text.indexOf(piece, near);
  if (before === -1 || behind === -1) return Math.max(before, behind);
  return near - before <= behind - near ? before : behind;
}
