// "/" goes to the search box; buttons copy what they name; labels for what Datasette's own forms leave unlabelled.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
  const box = document.getElementById("top-q");
  if (!box) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  box.focus();
}, true);

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  const named = document.getElementById(button.dataset.copy);
  await navigator.clipboard.writeText(named ? named.textContent.trim() : window.location.href);
  button.textContent = button.dataset.copied;
});

document.addEventListener("DOMContentLoaded", () => {
  for (const button of document.querySelectorAll("button[data-copy]")) button.hidden = false;
});

// Datasette's own forms: what each field is for, and a way into what scrolls. Its editor is there only after everything else.
const LABELS = {
  "[name^='_filter_column']": "Column to filter by",
  "[name^='_filter_op']": "Comparison",
  "[name^='_filter_value']": "Value to compare with",
  "[name='_sort']": "Column to sort by",
  ".cm-content": "SQL",
};
window.addEventListener("load", () => {
  for (const [fields, label] of Object.entries(LABELS)) {
    for (const field of document.querySelectorAll(fields)) field.setAttribute("aria-label", label);
  }
  for (const wide of document.querySelectorAll("dl.column-descriptions, .table-wrapper")) wide.tabIndex = 0;
});
