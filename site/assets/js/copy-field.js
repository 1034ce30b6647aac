/* Shows the buttons that copy a field (<button type="button" data-copy="id of the field" hidden>), and says in the [data-copied] beside
   them that it is done. A field with data-select is selected whole when it is entered. Without this file the field is copied by hand. */

const ready = () => {
  for (const button of document.querySelectorAll("[data-copy][hidden]")) button.hidden = false;
};

/* The old way is for pages without https and for browsers that refuse. */
const copy = async (field) => {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.select();
    return document.execCommand("copy");
  }
};

ready();
new MutationObserver(ready).observe(document.body, { childList: true, subtree: true });
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const told = button.parentElement.querySelector("[data-copied]");
  if (await copy(document.getElementById(button.dataset.copy))) told.textContent = told.dataset.copied;
});
document.addEventListener("focusin", (event) => {
  if (event.target.matches("[data-select]")) event.target.select();
});
