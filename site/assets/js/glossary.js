/* A word of the glossary opens its explanation at once; without this file the link leads to it, and it is opened by hand. */

document.addEventListener("click", (event) => {
  const word = event.target.closest("a.term");
  const note = word && document.getElementById(decodeURIComponent(word.hash.slice(1)));
  if (!note) return;
  event.preventDefault();
  note.open = true;
  const summary = note.querySelector("summary");
  summary.focus({ preventScroll: true });
  note.scrollIntoView({ block: "nearest" });
});
