// One result, arranged for the page: which speaker speaks what, in which colour, and what stands inside what.

import { COLOURS, entityLabel, office, speakerLabel } from "./naming.js";

/**
 * Arrange a result read from `text`. Gives `{quotes, speakers, entities, refusals, known}` (`known`: quotes by id); each quote gets `voice`
 * (its speaker as arranged), `depth` (0 for one that stands in no other) and `holds` (ids of the quotes inside it); each speaker `label`,
 * `office`, `colour` and its quotes; each entity that the text mentions `label`, `office` and, where it speaks, its `speaker`. Speakers
 * stand by number of quotes, entities by number of mentions, then in the article's order.
 */
export function arrange(result, text) {
  const speakers = arrangeSpeakers(result);
  const voices = new Map(speakers.map((speaker) => [speaker.id, speaker]));
  const given = new Map(result.quotes.map((quote) => [quote.id, quote]));
  const holds = insides(result.quotes);
  const quotes = result.quotes.map((quote) => ({
    ...quote,
    voice: voices.get(quote.speaker.id),
    depth: depth(quote, given),
    holds: holds.get(quote.id) ?? [],
  }));
  quotes.sort((a, b) => a.spans[0].start - b.spans[0].start || a.depth - b.depth);
  return { quotes, speakers, entities: arrangeEntities(result, speakers, text), refusals: result.refusals ?? [], known: new Map(quotes.map((quote) => [quote.id, quote])) };
}

function arrangeSpeakers(result) {
  return result.speakers
    .map((speaker) => ({ speaker, own: result.quotes.filter((quote) => quote.speaker.id === speaker.id) }))
    .filter(({ own }) => own.length)
    .sort((a, b) => b.own.length - a.own.length)
    .map(({ speaker, own }, place) => ({
      ...speaker,
      label: speakerLabel(speaker, own),
      office: office(speaker.roles, speaker.affiliations),
      colour: place % COLOURS,
      count: own.length,
    }));
}

function arrangeEntities({ entities }, speakers, text) {
  const speaking = new Map(speakers.map((speaker) => [speaker.entity, speaker]));
  const roles = ({ roles }) => roles.map((role) => role.text);
  const bodies = ({ affiliations }) => affiliations.map((body) => body.name);
  return entities
    .filter((entity) => entity.mentions.length)
    .map((entity) => ({
      ...entity,
      label: speaking.get(entity.id)?.label ?? entityLabel(entity, text),
      office: office(roles(entity), bodies(entity)),
      speaker: speaking.get(entity.id) ?? null,
    }))
    .sort((a, b) => b.mentions.length - a.mentions.length);
}

function insides(quotes) {
  const groups = new Map();
  for (const { id, within } of quotes) {
    if (within !== null) groups.set(within, [...(groups.get(within) ?? []), id]);
  }
  return groups;
}

function depth(quote, known) {
  let steps = 0;
  for (let outer = known.get(quote.within); outer && steps < known.size; outer = known.get(outer.within)) steps += 1;
  return steps;
}
