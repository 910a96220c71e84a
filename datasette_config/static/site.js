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
