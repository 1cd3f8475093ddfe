"""Invented utterances, and for each the ways in which it can be altered: what is written in the place of what."""

from __future__ import annotations

from pathlib import Path

# One a line: the utterance; then kind: old>new. `cut` is what can be cut off its end, `middle` what can be left out within it.
UTTERANCES = Path(__file__).with_name("utterances.txt").read_text(encoding="utf-8").splitlines()
PEOPLE = [
    ("Ann Dole", "mayor"), ("Victor Hale", "treasurer"), ("Mira Okafor", "engineer"), ("Peter Lindqvist", "union leader"),
    ("Grace Tanner", "historian"), ("Samir Haddad", "doctor"), ("Joan Whitlock", "farmer"), ("Daniel Mercer", "judge"),
    ("Elena Petrov", "architect"), ("Howard Finch", "coach"), ("Lucy Arkwright", "pilot"),
]  # fmt: skip
INDIRECT = [
    (
        "the council would repaint the old lighthouse before the tourists arrive",
        "The council will repaint the old lighthouse before the tourists arrive",
    ),
    ("the museum would lend its oldest maps to the university", "The museum will lend its oldest maps to the university"),
    ("the company would plant a thousand oaks along the canal", "The company will plant a thousand oaks along the canal"),
    ("the school would buy instruments for the youngest pupils", "The school will buy instruments for the youngest pupils"),
    ("the hospital would rent beds from the military next year", "The hospital will rent beds from the military next year"),
    ("the brewery would move its bottling plant to the harbour", "The brewery will move its bottling plant to the harbour"),
    ("the airline would train mechanics in its own workshops", "The airline will train mechanics in its own workshops"),
    ("the parish would restore the painted ceiling with donations", "The parish will restore the painted ceiling with donations"),
    ("the zoo would release the young lynxes in the northern forest", "The zoo will release the young lynxes in the northern forest"),
    ("the bank would reopen its branch beside the railway station", "The bank will reopen its branch beside the railway station"),
    ("the festival would honour singers from the mountain villages", "The festival will honour singers from the mountain villages"),
]
SHARED = "Thank you all for this wonderful evening"
OPENERS = ["Honestly", "My friends", "Well", "Look", "Believe me"]
ABSENT_SUBJECTS = [
    "Penguins",
    "Astronauts",
    "Our violins",
    "Those elevators",
    "Submarine crews",
    "Old typewriters",
    "Chess masters",
    "The beekeepers",
    "Novel writers",
    "Glass blowers",
]
ABSENT_ENDS = [
    "sleep best beneath velvet curtains", "dislike peppermint tea at dawn", "rarely juggle copper lanterns", "invented a quieter umbrella",
    "collect postcards of tropical volcanoes", "prefer crosswords written in Latin", "painted seventeen dragons upon silk",
    "whistle whenever thunder rolls", "borrowed a telescope from Neptune", "applaud slow jazz on gravel beaches",
]  # fmt: skip
