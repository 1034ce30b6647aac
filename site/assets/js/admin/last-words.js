/* Two moments in which Wagtail's editor (8.0) overlooks what its author writes, so that nothing is saved, previewed or checked
   until the next change, and nobody is warned on leaving.

   The first seconds: two seconds after the page came, and again when a panel asks for looks at other times, the form is remembered
   as it stands, as if it had come so.

   While the editor saves by itself, its author goes on writing. When the answer comes, the form as it stands by then is taken for
   what was saved. Here it is compared with what was really sent. */

const form = document.querySelector("form[data-edit-form][data-controller~='w-autosave']");
const watcher = () => window.wagtail.app.getControllerForElementAndIdentifier(form, "w-unsaved");

const WRITING = ["beforeinput", "input", "change"];
let written = false;
let sent = null;

const write = ({ isTrusted }) => (written ||= isTrusted);  // a script may fill fields while the page gets ready

const remember = (words) => {
  watcher().initialFormData = words;
  watcher().previousFormData = words;
};

/* The server may answer with the numbers of new rows; they stand in the form now as if they had been sent. */
const asSaved = (updates) => {
  const words = new URLSearchParams(sent);
  for (const [name, value] of Object.entries(updates ?? {})) {
    if (words.has(name)) words.set(name, value);
  }
  return words.toString();
};

if (form) {
  WRITING.forEach((kind) => form.addEventListener(kind, write, true));
  form.addEventListener("w-unsaved:watch-edits", () => written && remember("unlike any form: to be saved"));
  form.addEventListener("w-autosave:save", () => (sent = watcher().formData));
  /* On the document: after Wagtail's own listener on the form. The watcher looks at the form twice a second, and finds the rest. */
  document.addEventListener("w-autosave:success", ({ detail }) => remember(asSaved(detail.data?.field_updates)));
}
