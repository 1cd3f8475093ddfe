// A draft made up for the page, and the source that it quotes well and badly.

export const SAMPLE = {
  text: `The library of Lindford stays. “We will not close the library unless the roof fails, and 40 people will keep their jobs,” said Ann Dole, the mayor.

“We will not close the library,” Dole said on Monday, and promised that “14 people will keep their jobs”.

Bob Hale, the treasurer, disagreed. “The ferry costs far too much for a town of this size,” Hale said, and “the museum will open in May”. “We need a bridge … before the winter,” he added.

“We need a bridge,” said Dole. “Nobody asked the gulls,” Hale answered.`,
  texts: [
    {
      title: "Library stays open, says mayor",
      text: `Mayor Ann Dole said on Monday: “We will not close the library unless the roof fails, and 40 people will keep their jobs.”

Bob Hale, the treasurer, told reporters that the museum would open in May.

“The ferry costs too much for a town of this size,” Hale said. “We need a bridge, and so does the harbour, before the winter.”`,
    },
  ],
};
