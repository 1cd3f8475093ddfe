// The words that the reader has selected in the article, as a place in its text.

/** Watch what is selected in `article`; gives a function that tells the last selection, `{start, end}`, or null. */
export function watchSelection(article) {
  let last = null;
  document.addEventListener("selectionchange", () => {
    last = selected(article) ?? last;
  });
  return () => last;
}

function selected(article) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const start = offset(article, range.startContainer, range.startOffset);
  const end = offset(article, range.endContainer, range.endOffset);
  return start === null || end === null || start >= end ? null : { start, end };
}

/** The offset into the text of a place in the document; null outside of the article's paragraphs. */
function offset(article, node, within) {
  const from = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const block = from.closest("[data-start]");
  if (!block || !article.contains(block)) return null;
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(node, within);
  return Number(block.dataset.start) + before.toString().length;
}
