// The result handed out: copied or downloaded as JSON.

import { announce } from "./dom.js";

const json = (result) => JSON.stringify(result, null, 2);

/** Copy the result, and say so on `button`. Where the browser keeps its clipboard shut (plain HTTP), it is downloaded instead. */
export async function copy(result, button) {
  try {
    await navigator.clipboard.writeText(json(result));
  } catch {
    download(result);
    return;
  }
  const label = button.textContent;
  button.textContent = "Copied";
  announce("Copied as JSON");
  setTimeout(() => { button.textContent = label; }, 1500);
}

/** Download the result as `quotes.json`. */
export function download(result) {
  const address = URL.createObjectURL(new Blob([json(result)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "quotes.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(address));
}
