/* Ordering questions: the up and down buttons move a step at once, without asking the server. The number fields stay the answer, so
   the form means the same with and without this file. Listens on the document: it also serves a question that arrives later.
   The words come from data-announce on the list or around it: "Pozycja {place} z {total}". */

const LIST = ".order-list";

const say = (list, item, place, total) => {
  let voice = list.parentElement.querySelector("[data-order-voice]");
  if (!voice) {
    voice = Object.assign(document.createElement("p"), { className: "visually-hidden" });
    voice.dataset.orderVoice = "";
    voice.setAttribute("role", "status");
    list.after(voice);
  }
  const words = list.closest("[data-announce]")?.dataset.announce ?? "{place} / {total}";
  const name = item.querySelector(".order-list__text")?.textContent.trim() ?? "";
  voice.textContent = `${name}: ${words.replace("{place}", place).replace("{total}", total)}`;
};

const renumber = (list) => {
  const items = [...list.children];
  items.forEach((item, index) => {
    item.querySelector(".order-list__number").value = index + 1;
    const ends = { up: index === 0, down: index === items.length - 1 };
    for (const button of item.querySelectorAll("[name=move]")) {
      button.setAttribute("aria-disabled", ends[button.value.split(":").pop()]);
    }
  });
  return items;
};

const settle = (list, item) => {
  const items = renumber(list);
  for (const one of items) one.classList.toggle("order-list__item--moved", one === item);
  say(list, item, items.indexOf(item) + 1, items.length);
};

document.addEventListener("click", (event) => {
  const button = event.target.closest(`${LIST} [name=move]`);
  if (!button) return;
  event.preventDefault();
  const list = button.closest(LIST);
  const item = button.closest(".order-list__item");
  const up = button.value.endsWith(":up");
  const other = up ? item.previousElementSibling : item.nextElementSibling;
  if (other) other[up ? "before" : "after"](item);
  settle(list, item);
  button.focus();
});

/* Dragging comes on top: with a mouse the whole step, with a finger its grip, so that the page can still be scrolled. The others make
   way; the dragged step itself stays where it is in the document, else a touch would lose it. */
const EDGE = 100; // px of the window, where the page scrolls along
let held;

const middle = (item) => {
  const box = item.getBoundingClientRect();
  return box.top + box.height / 2;
};

document.addEventListener("pointerdown", (event) => {
  const item = event.target.closest(`${LIST} .order-list__item`);
  if (held || !item?.querySelector(".order-list__grip") || event.button) return;
  const here = event.target;
  if (event.pointerType === "mouse" ? here.closest("input, button") : !here.closest(".order-list__grip")) return;
  const list = item.closest(LIST);
  held = { item, list, pointer: event.pointerId, before: item.previousElementSibling };
  list.setPointerCapture(event.pointerId);
  item.classList.add("order-list__item--held");
});

document.addEventListener("pointermove", (event) => {
  if (event.pointerId !== held?.pointer) return;
  const { item } = held;
  const y = event.clientY;
  while (item.previousElementSibling && y < middle(item.previousElementSibling)) item.after(item.previousElementSibling);
  while (item.nextElementSibling && y > middle(item.nextElementSibling)) item.before(item.nextElementSibling);
  if (y < EDGE) scrollBy(0, -8);
  if (y > innerHeight - EDGE) scrollBy(0, 8);
});

for (const end of ["pointerup", "pointercancel"]) {
  document.addEventListener(end, (event) => {
    if (event.pointerId !== held?.pointer) return;
    const { item, list, before } = held;
    held = undefined;
    item.classList.remove("order-list__item--held");
    if (item.previousElementSibling === before) return;
    settle(list, item);
    list.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

/* Who types a number instead sees the step go to its place when the field is left. */
document.addEventListener("change", (event) => {
  const field = event.target.closest(`${LIST} .order-list__number`);
  if (!field) return;
  const list = field.closest(LIST);
  const item = field.closest(".order-list__item");
  const place = Math.round(Number(field.value));
  if (!(place >= 1 && place <= list.children.length)) return;
  const others = [...list.children].filter((one) => one !== item);
  list.insertBefore(item, others[place - 1] ?? null);
  settle(list, item);
});
