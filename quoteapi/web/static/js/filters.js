// Which quotes are shown. A filter is a frozen value; nothing here touches the page.

export const EVERYTHING = Object.freeze({ hiddenTypes: [], hiddenActs: [], speakers: [], least: 0, refused: false });

/** Whether a quote passes; no speaker chosen means all of them. */
export function passes(quote, filter) {
  return (
    !filter.hiddenTypes.includes(quote.type) &&
    !filter.hiddenActs.includes(quote.act) &&
    (filter.speakers.length === 0 || filter.speakers.includes(quote.voice.id)) &&
    quote.confidence >= filter.least
  );
}

/** `values` with `value` put in, or taken out where it was. */
export function toggled(values, value) {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}
