// Where the archive's pages are.

import { address } from "./client.js";

/** The addresses of the pages about one thing. */
export const pageOf = {
  article: (id, quote) => `${address(`/archive/articles/${encodeURIComponent(id)}`)}${quote ? `#${quote}` : ""}`,
  speaker: (id) => address(`/archive/speakers/${encodeURIComponent(id)}`),
  variants: (id) => address(`/archive/quotes/${encodeURIComponent(id)}/variants`),
  job: (id) => address(`/archive/jobs/${encodeURIComponent(id)}`),
  search: (asked) => address("/archive", asked),
};
