// Calls of the API.

/** What went wrong, as the server's problem+json tells it: `title`, `detail`, the fields at fault, and whether a key is wanted. */
export class Problem extends Error {
  constructor({ title = "Something went wrong", detail = "", status = 0, errors = [] }) {
    super(title);
    this.title = title;
    this.detail = detail;
    this.status = status;
    this.wantsKey = status === 401;
    this.fields = errors.map(({ field, detail }) => `${field}: ${detail}`);
  }
}

const UNREACHABLE = { title: "The server cannot be reached", detail: "Check that it runs and that this computer is connected, then try again." };

/** Where the server has `path`, with these parameters; those that are null or empty are left out. */
export function address(path, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== ""));
  return `${document.body.dataset.root}${path}${query.size ? `?${query}` : ""}`;
}

/**
 * Call the API and give its JSON, or null where the answer has none. `parameters` stand in the query; `body` is sent as JSON, a form as a form, and a Blob
 * (a file: its bytes, so that the server finds out their encoding) as `type`. Throws `Problem`; throws the browser's AbortError when
 * `signal` is aborted.
 */
export async function call(method, path, options = {}) {
  const response = await send(method, path, options);
  return response.status === 204 ? null : response.json();
}

/** What the API has at `path`, as a Blob. Throws as `call` does. */
export async function callForFile(path) {
  const response = await send("GET", path, {});
  return response.blob();
}

async function send(method, path, { parameters = {}, body, type = "application/json", signal }) {
  const isWhole = body === undefined || body instanceof Blob || body instanceof FormData;
  const content = body === undefined || body instanceof FormData ? {} : { "Content-Type": type };
  const response = await fetch(address(path, parameters), {
    method,
    headers: { ...content, ...keyHeader() },
    body: isWhole ? body : JSON.stringify(body),
    signal,
  }).catch((error) => {
    throw error.name === "AbortError" ? error : new Problem(UNREACHABLE);
  });
  if (!response.ok) throw new Problem(await problemOf(response));
  return response;
}

/**
 * Read one article: `{text, title}`, or a Blob of HTML, whose text comes back in `article.text`. Offsets come back in UTF-16 units, which is
 * how JavaScript counts. Throws as `call` does.
 */
export function extract(article, scope, signal) {
  const parameters = { offsets: "utf16", explain: "true", scope };
  return call("POST", "/v1/extract", { parameters, body: article, type: article instanceof Blob ? "text/html" : "application/json", signal });
}

/** All of a list, page by page. */
export async function all(path, name, parameters) {
  const found = [];
  let cursor = null;
  do {
    const page = await call("GET", path, { parameters: { ...parameters, limit: 500, cursor } });
    found.push(...page[name]);
    cursor = page.next;
  } while (cursor !== null);
  return found;
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
