// The one call the page makes.

/** What went wrong, as the server's problem+json tells it: `title`, `detail`, the fields at fault, and whether a key is wanted. */
export class Problem extends Error {
  constructor({ title = "Something went wrong", detail = "", status = 0, errors = [] }) {
    super(title);
    this.title = title;
    this.detail = detail;
    this.wantsKey = status === 401;
    this.fields = errors.map(({ field, detail }) => `${field}: ${detail}`);
  }
}

const UNREACHABLE = { title: "The server cannot be reached", detail: "Check that it runs and that this computer is connected, then try again." };

/**
 * Read one article: `{text, title}`, or a Blob of HTML, whose text comes back in `article.text`. Offsets come back in UTF-16 units, which is how JavaScript counts. Throws `Problem`; throws the
 * browser's AbortError when `signal` is aborted.
 */
export async function extract(article, scope, signal) {
  const isHtml = article instanceof Blob; // sent as its bytes: the server finds out their encoding
  const query = new URLSearchParams({ offsets: "utf16", explain: "true", scope });
  const response = await fetch(`${document.body.dataset.extract}?${query}`, {
    method: "POST",
    headers: { "Content-Type": isHtml ? "text/html" : "application/json", ...keyHeader() },
    body: isHtml ? article : JSON.stringify(article),
    signal,
  }).catch((error) => {
    throw error.name === "AbortError" ? error : new Problem(UNREACHABLE);
  });
  if (!response.ok) throw new Problem(await problemOf(response));
  return response.json();
}

/** Show this API key from now on, until the tab is closed. */
export function useKey(key) {
  sessionStorage.setItem(KEY, key);
}

const KEY = "quoteapi-key";

function keyHeader() {
  const key = sessionStorage.getItem(KEY);
  return key ? { "X-API-Key": key } : {};
}

async function problemOf(response) {
  const typed = (response.headers.get("Content-Type") ?? "").includes("json");
  return typed ? response.json() : { title: `The server answered ${response.status}`, detail: response.statusText };
}
