/* Forms and links with data-enhance do without leaving the page: the answer is the same full page that a plain POST or a link would
   bring, and only its <main> is put in place, with the style sheets and scripts that are new. Focus goes to [data-focus] in the same
   form, else to what that form now says, else to any [data-focus], else to the h1. Back asks the server anew.
   Without this file every form and every link still works. */

const focusOn = (element) => {
  if (!element) return;
  if (!element.hasAttribute("tabindex")) element.tabIndex = -1;
  element.focus();
};

const sayNotSaved = (form) => {
  let notice = form.querySelector("[data-not-saved-notice]");
  if (!notice) {
    notice = Object.assign(document.createElement("p"), { className: "notice notice--warn" });
    notice.dataset.notSavedNotice = "";
    notice.setAttribute("role", "alert");
    form.append(notice);
  }
  notice.textContent = form.dataset.notSaved || document.body.dataset.notSaved;
};

const address = () => location.href.split("#")[0];
let shown = address();

const arrived = (element) => new Promise((done) => ["load", "error"].forEach((end) => element.addEventListener(end, done)));

/* What the new page needs in its head and the old one did not have; a style sheet is waited for, so that nothing jumps. */
const furnish = (page) => {
  const have = (name, address) => document.head.querySelector(`[${name}="${CSS.escape(address)}"]`);
  for (const { src } of page.head.querySelectorAll("script[src]")) {
    const address = new URL(src).pathname;
    if (!have("src", address)) document.head.append(Object.assign(document.createElement("script"), { type: "module", src: address }));
  }
  const styles = [...page.head.querySelectorAll("link[rel=stylesheet]")].filter((link) => !have("href", link.getAttribute("href")));
  return Promise.all(styles.map((link) => {
    const there = arrived(link);
    document.head.append(link);
    return there;
  }));
};

const show = async (answer, html, { formId, byLink } = {}) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const main = page.querySelector("main");
  if (!main) return location.assign(answer.url);
  await furnish(page);
  document.querySelector("main").replaceWith(document.adoptNode(main));
  document.title = page.title;
  // Only the end of a redirect is an address that can be opened again; what a POST itself answered is not.
  if ((answer.redirected || byLink) && answer.url !== location.href.split("#")[0]) {
    history.pushState(null, "", answer.url);
    shown = address();
    scrollTo(0, 0);
  }
  const sameForm = formId ? document.getElementById(formId) : null;
  // What was sent comes first: another question of the page may have something to look at too.
  const told = sameForm?.querySelector("[data-focus]") || sameForm?.querySelector('[tabindex="-1"]:not(button)');
  focusOn(told || main.querySelector("[data-focus]") || main.querySelector("h1"));
};

document.addEventListener("submit", async (event) => {
  const form = event.target;
  const button = event.submitter;
  if (!form.matches("form[data-enhance]") || form.method !== "post") return;
  event.preventDefault();
  if (form.getAttribute("aria-busy") === "true") return;
  form.setAttribute("aria-busy", "true");
  const data = new FormData(form);
  if (button?.name) data.append(button.name, button.value);
  let answer, html;
  try {
    answer = await fetch(button?.getAttribute("formaction") || form.getAttribute("action") || location.href, {
      method: "POST",
      body: form.enctype === "multipart/form-data" ? data : new URLSearchParams(data),
    });
    html = await answer.text();
  } catch {
    return sayNotSaved(form);
  } finally {
    form.removeAttribute("aria-busy");
  }
  await show(answer, html, { formId: form.getAttribute("id") });
});

let following = false;

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-enhance]");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (following) return;
  following = true;
  try {
    const answer = await fetch(link.href);
    await show(answer, await answer.text(), { byLink: true });
  } catch {
    location.assign(link.href);
  } finally {
    following = false;
  }
});

/* Back and forward ask the server anew; a link to a place on this page is neither. */
addEventListener("popstate", () => {
  if (address() !== shown) location.reload();
});
