// The one call the page makes.

/** What went wrong, as the server's problem+json tells it: `title`, `detail` and the fields at fault. */
export class Problem extends Error {
  constructor({ title = "Something went wrong", detail = "", errors = [] }) {
    super(title);
    this.title = title;
    this.detail = detail;
    this.fields = errors.map(({ field, message }) => (field ? `${field}: ${message}` : message));
  }
}

const UNREACHABLE = { title: "The server cannot be reached", detail: "Check that it runs and that this computer is connected, then try again." };

/**
 * Read one article. Offsets come back in UTF-16 units, which is how JavaScript counts. Throws `Problem`; throws the
 * browser's AbortError when `signal` is aborted.
 */
export async function extract(text, scope, signal) {
  const query = new URLSearchParams({ offsets: "utf16", explain: "true", scope });
  const response = await fetch(`${document.body.dataset.extract}?${query}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify({ text }),
    signal,
  }).catch((error) => {
    throw error.name === "AbortError" ? error : new Problem(UNREACHABLE);
  });
  if (!response.ok) throw new Problem(await problemOf(response));
  return response.json();
}

async function problemOf(response) {
  const typed = (response.headers.get("Content-Type") ?? "").includes("json");
  return typed ? response.json() : { title: `The server answered ${response.status}`, detail: response.statusText };
}
