/* The practice dialler answers at once instead of loading the page for each key, and the own address may be written down and covered.
   The address stays in this page: its fields have no name, stand in no form, and are emptied when the page is left.
   Without this file every key is a plain request, and the address is said aloud. */

const dialler = document.querySelector("[data-dialler]");

const press = (key) => {
  const field = dialler.elements.number;
  const digits = key === "delete" ? field.value.slice(0, -1) : field.value + key;
  field.value = digits.slice(0, Number(dialler.dataset.most));
  dialler.querySelector("output").textContent = field.value || "–";
  dialler.querySelector("[role=alert]")?.remove();
};

dialler?.addEventListener("submit", (event) => {
  const key = event.submitter?.value;
  if (!key || key === "call") return;
  event.preventDefault();
  press(key);
});

dialler?.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (/^\d$/.test(event.key)) press(event.key);
  else if (event.key === "Backspace") press("delete");
  else return;
  event.preventDefault();
});

const lines = [...document.querySelectorAll("[data-own-address]")];
const fields = lines.flatMap((line) => [...line.querySelectorAll("input")]);
const cover = document.querySelector("[data-hide-address]");

cover.addEventListener("click", () => {
  const covered = cover.getAttribute("aria-pressed") !== "true";
  cover.setAttribute("aria-pressed", covered);
  for (const field of fields) field.type = covered ? "password" : "text";
});

addEventListener("pagehide", () => {
  for (const field of fields) field.value = "";
});

for (const line of lines) line.hidden = false;
