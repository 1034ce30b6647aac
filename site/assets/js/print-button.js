/* Shows the buttons that print the page (<button type="button" data-print hidden>); without this file they stay hidden. */

const ready = () => {
  for (const button of document.querySelectorAll("[data-print][hidden]")) button.hidden = false;
};

ready();
new MutationObserver(ready).observe(document.body, { childList: true });
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) print();
});
