// Published fact-checks that a text may be about: each claim with its reviews, why it matches, and how near it comes.

import { day } from "./dates.js";
import { element } from "./dom.js";
import { parted } from "./items.js";
import { percent } from "./naming.js";

const DISCLAIMER = "Likeness tells how near the words come. It rates nothing: neither the claim nor these words.";

/** A section on these matches, `{claim, score, shared, conflicts}` each; null where there are none. `sentence` is what they match, where that is not shown beside. */
export function factChecks(matches, sentence = null) {
  if (!matches.length) return null;
  return element(
    "section",
    { class: "fact-checks" },
    element("h3", {}, sentence === null ? "Fact-checks that match" : "Fact-checks that match the sentence"),
    sentence === null ? null : element("p", { class: "under", dir: "auto" }, sentence),
    element("ol", {}, ...matches.map(matchItem)),
    element("p", { class: "note" }, DISCLAIMER),
  );
}

function matchItem({ claim, score, shared, conflicts }) {
  return element(
    "li",
    {},
    element("p", { class: "claim", dir: "auto" }, `“${claim.text}”`),
    element("p", { class: "under" }, ...parted([claim.claimant && `claimed by ${claim.claimant}`, dated(claim.claimDate)])),
    ...claim.claimReview.map(review),
    element("p", { class: "why" }, element("b", {}, `Likeness ${percent(score)}`), ...why(shared)),
    ...conflicts.map((conflict) => element("p", { class: "conflict" }, CONFLICTS[conflict.kind](conflict))),
  );
}

function review({ publisher, url, title, textualRating, reviewDate }) {
  return element(
    "p",
    { class: "review", dir: "auto" },
    ...parted([
      element("b", {}, publisher.name ?? publisher.site),
      textualRating && element("span", { class: "rating" }, `rated “${textualRating}”`),
      // The API keeps addresses of http and https alone.
      element("a", { href: url, rel: "noopener noreferrer" }, title ?? url),
      dated(reviewDate),
    ]),
  );
}

const dated = (stamp) => stamp && element("time", { datetime: stamp }, day(stamp));

function why({ words, names, numbers, claimant }) {
  const shared = [
    ["words", words],
    ["names", names],
    ["numbers", numbers],
  ].filter(([, some]) => some.length);
  const told = shared.map(([kind, some]) => `${kind} ${some.join(", ")}`).join("; ");
  return [told ? `: both have the ${told}` : "", claimant ? "; the speaker made the claim" : ""];
}

const listed = (some) => (some.length ? `“${some.join("”, “")}”` : "none");

const CONFLICTS = {
  negation: ({ text, claim }) => `Only one of them denies: here ${listed(text)}, in the claim ${listed(claim)}.`,
  number: ({ text, claim }) => `They differ in numbers: here ${listed(text)}, in the claim ${listed(claim)}.`,
};
