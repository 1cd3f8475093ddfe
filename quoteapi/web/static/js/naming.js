// How the page words what the result holds.

export const COLOURS = 12;
export const NOT_NAMED = "not named in the article";
const KINDS = { person: "A person", organisation: "An organisation", group: "A group", document: "A document", unknown: "Source not given" };

/** A speaker's name, or how the article describes it; `quotes` are that speaker's. */
export function speakerLabel(speaker, quotes) {
  if (speaker.name) return speaker.name;
  const described = quotes.find((quote) => quote.source?.form === "description") ?? quotes.find((quote) => quote.source);
  return described?.source.text ?? speaker.roles?.[0] ?? KINDS[speaker.kind];
}

/** Who speaks a quote of the archive: the name, or how its article describes him. */
export const voiceLabel = (quote) => speakerLabel({ ...quote.speaker, roles: quote.role ? [quote.role.text] : [] }, [quote]);

/** An entity's name, or the words by which `text` mentions it first. */
export function entityLabel(entity, text) {
  const described = entity.mentions.find((mention) => mention.form === "description") ?? entity.mentions[0];
  return entity.name ?? text.slice(described.start, described.end);
}

/** The role and the body, parted by a comma, or an empty string. */
export function office(roles, affiliations) {
  return [roles[0], affiliations[0]].filter(Boolean).join(", ");
}

/** A share from 0 to 1 as whole per cent. */
export const percent = (share) => `${Math.round(share * 100)} %`;

/** “1 quote”, “2 quotes”. */
export const count = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

/** First letter upper. */
export const sentence = (words) => words.charAt(0).toUpperCase() + words.slice(1);

/** What each act covers, and each type. */
export const ACTS = {
  speech: "said, wrote",
  thought: "believes, hopes",
  intention: "plans, wants",
  evidence: "a poll shows",
  other: "only implied",
};
export const TYPES = { direct: "all in quotation marks", mixed: "partly in marks", indirect: "no marks" };
