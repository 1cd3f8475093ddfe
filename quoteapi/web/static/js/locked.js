// A draft's verdicts and its fact-checks, arranged for the page.

/**
 * Arrange `quotations` as the API gives them, and `sentences` that match fact-checks. Gives `{items, quotations, sentences, known}`: each quotation has a `key`, and in
 * `sentences` those that it stands in or holds; each sentence has a `key`, and the quotation of `within`, or null where it touches none. `items` are what the text marks,
 * in its order: all quotations, and the sentences that touch none. `known` leads from keys to quotations and sentences.
 */
export function arrangeLock(quotations, sentences) {
  const told = sentences.map((sentence, place) => ({ ...sentence, kind: "sentence", key: `s${place + 1}` }));
  const checked = quotations.map((quotation, place) => ({
    ...quotation,
    kind: "quotation",
    key: `q${place + 1}`,
    sentences: told.filter((sentence) => touches(sentence, quotation)),
  }));
  const placed = told.map((sentence) => ({ ...sentence, within: checked.find((quotation) => touches(sentence, quotation))?.key ?? null }));
  const items = [...checked, ...placed.filter((sentence) => sentence.within === null)].sort((a, b) => a.start - b.start);
  return { items, quotations: checked, sentences: placed, known: new Map([...checked, ...placed].map((item) => [item.key, item])) };
}

const touches = (one, other) => one.start < other.end && other.start < one.end;
