/* Wagtail's editor saves by itself and does not look whether its author presses "save" meanwhile: on the form of something new
   both would arrive, and there would be two. Here the button waits for the answer of the save that is under way: it tells the
   form that the thing exists now, and where. */

const PATIENCE = 15_000;
const form = document.querySelector("form[data-edit-form][data-controller~='w-autosave']");

let underWay = false;
/* null, or what the author pressed: waiting (with the button's name and value), or sent. */
let pressed = null;

/* Whoever is still on this page by then (the browser's "stop", "back") may press again, and the editor saves by itself again. */
const sent = () => {
  pressed = { sent: true };
  setTimeout(() => (pressed = null), PATIENCE);
};

/* A button that shows its progress is disabled by now, and what is disabled is not sent: a hidden field goes in its place. */
const sendPressed = () => {
  if (!pressed || pressed.sent) return;
  clearTimeout(pressed.patience);
  const { name, value } = pressed;
  const standIn = name ? Object.assign(document.createElement("input"), { type: "hidden", name, value }) : null;
  if (standIn) form.append(standIn);
  sent();
  form.requestSubmit();
  standIn?.remove();
};

const hold = (event) => {
  if (pressed?.sent) return;
  if (!underWay) return sent();
  event.preventDefault();
  pressed ??= {
    name: event.submitter?.name,
    value: event.submitter?.value,
    patience: setTimeout(sendPressed, PATIENCE),
  };
};

if (form) {
  form.addEventListener("submit", hold);
  /* Wagtail's approval calls submit(), which tells no listener: a save at the same time would take back what was published. */
  form.submit = () => form.requestSubmit();
  form.addEventListener("w-autosave:save", (event) => {
    if (pressed) event.preventDefault();
    else underWay = true;
  });
  for (const end of ["w-autosave:success", "w-autosave:error"]) {
    form.addEventListener(end, () => {
      underWay = false;
      sendPressed();
    });
  }
}
