// Elements made from data. Text always arrives as text nodes, so an article can never become markup.

/** The element with this id; every id asked for stands in the page's template. */
export const byId = (id) => document.getElementById(id);

/**
 * Make an element. `attributes` are set as attributes, except functions, which listen (`onclick`); null and false are left out,
 * and so are children that are null.
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Words for those who hear the page alone. */
export const unseen = (text) => element("span", { class: "unseen" }, text);

/** Replace what `parent` holds; children that are null are left out. */
export function fill(parent, ...children) {
  parent.replaceChildren(...children.filter((child) => child !== null));
}

/** Tell a screen reader, without moving anything. */
export function announce(message) {
  byId("live").textContent = message;
}
