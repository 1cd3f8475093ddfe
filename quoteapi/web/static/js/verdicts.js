// How the page words verdicts and lights. Which light a verdict has is the server's to say.

/** For each light a sign that differs without colour, its name, and what it says. */
export const LIGHTS = {
  green: { sign: "✓", name: "Green", says: "may stand as it is" },
  amber: { sign: "?", name: "Amber", says: "somebody should look" },
  red: { sign: "✗", name: "Red", says: "the source has it otherwise" },
};

/** For each verdict its name and what it means. */
export const VERDICTS = {
  verbatim: ["Word for word", "The source has these very words."],
  verbatim_typography: ["Word for word, other typography", "The source has these words; only marks, capitals or spacing differ."],
  altered_marked: ["Changed where it says so", "Every difference from the source lies at brackets, at an ellipsis or at “sic”."],
  truncated: ["Only a part", "The words are the source’s, but the sentence goes on there, and the quotation does not say so."],
  altered_unmarked: ["Changed without saying so", "Words differ from the source, and the quotation does not say so."],
  spliced: ["Two passages made one", "The words stand in two places of the source, and the quotation does not say so."],
  paraphrase: ["Reported, not quoted", "The source has this as indirect speech, not as anybody’s own words."],
  misattributed: ["Said by another", "The source has these words, but somebody else says them there."],
  ambiguous: ["Said by several", "The words fit what different people said, and the draft does not name whom it means."],
  not_found: ["Not found", "That does not make it false: it may have been said where nobody looked."],
};

/** What a change of words is, by its kind. */
export const CHANGES = {
  number: "a number",
  date: "a date",
  name: "a name",
  negation: "a negation",
  modal: "a modal (will, may, must)",
  quantity: "a quantity",
  order: "the order",
  wording: "the wording",
};

/** What words that are left out hold, by which the rest may turn. */
export const TURNS = { negation: "a negation", condition: "a condition", denial: "a denial" };

/** Where a passage stands. */
export const WHERES = { direct: "in quotation marks", indirect: "as indirect speech", unattributed: "ascribed to nobody" };
