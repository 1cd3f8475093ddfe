// Results handed out: copied or downloaded.

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
  saveAs(new Blob([json(result)], { type: "application/json" }), "quotes.json");
}

/** Have the browser save a Blob under this name. */
export function saveAs(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address));
}
