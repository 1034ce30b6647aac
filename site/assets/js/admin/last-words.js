/* While the editor saves by itself, its author goes on writing. When the answer comes, Wagtail (8.0) takes the form as it stands
   by then for what was saved: words written meanwhile are neither saved nor previewed nor checked until the next change, and
   nobody is warned on leaving. Here the form is compared with what was really sent. */

const form = document.querySelector("form[data-edit-form][data-controller~='w-autosave']");
const watcher = () => window.wagtail.app.getControllerForElementAndIdentifier(form, "w-unsaved");

let sent = null;

/* The server may answer with the numbers of new rows; they stand in the form now as if they had been sent. */
const asSaved = (updates) => {
  const words = new URLSearchParams(sent);
  for (const [name, value] of Object.entries(updates ?? {})) {
    if (words.has(name)) words.set(name, value);
  }
  return words.toString();
};

if (form) {
  form.addEventListener("w-autosave:save", () => (sent = watcher().formData));
  /* On the document: after Wagtail's own listener on the form. The watcher looks at the form twice a second, and finds the rest. */
  document.addEventListener("w-autosave:success", ({ detail }) => {
    const saved = asSaved(detail.data?.field_updates);
    watcher().initialFormData = saved;
    watcher().previousFormData = saved;
  });
}
