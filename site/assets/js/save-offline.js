/* Lessons that people keep on this device: a button on a lesson, and the list of what is kept.
   Only public copies are kept, asked for without cookies: nothing of a person may stay on a shared computer. */

const CACHE = "lessons-1";
const INDEX = "/offline-lessons"; // a note among the files: which lessons are here. It is never asked of the network.

const kept = async () => {
  const note = await (await caches.open(CACHE)).match(INDEX);
  return note ? note.json() : [];
};

const keep = async (lessons) => {
  const note = new Response(JSON.stringify(lessons), { headers: { "Content-Type": "application/json" } });
  await (await caches.open(CACHE)).put(INDEX, note);
  document.dispatchEvent(new CustomEvent("lessons-kept"));
};

const ask = async (address) => {
  const answer = await fetch(address, { credentials: "omit", cache: "no-cache", redirect: "error" });
  const rules = answer.headers.get("Cache-Control") ?? "";
  if (!answer.ok || /private|no-store/.test(rules)) throw new Error(`${address} is not for keeping`);
  return answer;
};

const filesOf = (html, base) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const named = [
    ...[...page.querySelectorAll("link[rel=stylesheet]")].map((each) => each.getAttribute("href")),
    ...[...page.querySelectorAll("script[src], img[src]")].map((each) => each.getAttribute("src")),
    ...[...page.querySelectorAll("[poster]")].map((each) => each.getAttribute("poster")),
    ...[...page.querySelectorAll("[srcset]")].flatMap((each) => each.srcset.split(",").map((one) => one.trim().split(" ")[0])),
  ];
  const addresses = named.map((address) => new URL(address, base)).filter((url) => url.origin === location.origin);
  return [...new Set(addresses.map((url) => url.pathname))];
};

/* All or nothing: a lesson without its drawings is no lesson. */
const save = async ({ copy, lesson, title, language }) => {
  const answer = await ask(copy);
  const files = filesOf(await answer.clone().text(), new URL(copy, location.href));
  const answers = [answer, ...(await Promise.all(files.map(ask)))];
  const sizes = await Promise.all(answers.map(async (each) => (await each.clone().blob()).size));
  const cache = await caches.open(CACHE);
  await Promise.all([copy, ...files].map((address, at) => cache.put(address, answers[at])));
  const size = sizes.reduce((sum, each) => sum + each, 0);
  const others = (await kept()).filter((each) => each.copy !== copy);
  await keep([...others, { copy, lesson, title, language, files, size }]);
};

const remove = async (copy) => {
  const lessons = await kept();
  const left = lessons.filter((each) => each.copy !== copy);
  const needed = new Set(left.flatMap((each) => each.files));
  const gone = lessons.filter((each) => each.copy === copy).flatMap((each) => each.files);
  const cache = await caches.open(CACHE);
  await Promise.all([copy, ...gone.filter((file) => !needed.has(file))].map((address) => cache.delete(address)));
  await keep(left);
};

const inWords = (bytes) => `${Math.max(1, Math.round(bytes / 1024))} KB`;
const able = () => "caches" in window && "serviceWorker" in navigator;

class SaveOffline extends HTMLElement {
  async connectedCallback() {
    if (!able()) return;
    this.buttons = [...this.querySelectorAll("[data-do]")];
    this.buttons.forEach((button) => button.addEventListener("click", () => this.act(button.dataset.do)));
    await this.show();
    this.hidden = false;
  }

  async show(words = "") {
    const here = (await kept()).find((each) => each.copy === this.dataset.copy);
    this.buttons.forEach((button) => (button.hidden = (button.dataset.do === "remove") !== Boolean(here)));
    this.querySelector("[role=status]").textContent = here ? this.dataset.saved.replace("{size}", inWords(here.size)) : words;
  }

  async act(deed) {
    const status = this.querySelector("[role=status]");
    try {
      if (deed === "save") {
        status.textContent = this.dataset.saving;
        await save(this.dataset);
      } else {
        await remove(this.dataset.copy);
      }
      await this.show(this.dataset.removed);
    } catch {
      status.textContent = this.dataset.failed;
    }
    this.buttons.find((button) => !button.hidden).focus();
  }
}

class SavedLessons extends HTMLElement {
  async connectedCallback() {
    if (!able()) return;
    document.addEventListener("lessons-kept", () => this.show());
    await this.show();
  }

  async show() {
    const lessons = await kept();
    const list = this.querySelector("ul");
    list.replaceChildren(...lessons.map((each) => this.row(each)));
    list.hidden = !lessons.length;
    this.querySelector("[role=status]").textContent = lessons.length ? "" : this.dataset.none;
  }

  row({ copy, title, language, size }) {
    const [row, link, facts, button] = ["li", "a", "span", "button"].map((name) => document.createElement(name));
    Object.assign(link, { href: copy, textContent: title, lang: language });
    Object.assign(facts, { className: "muted small", textContent: inWords(size) });
    Object.assign(button, { type: "button", className: "button button--quiet", textContent: this.dataset.remove });
    button.setAttribute("aria-label", `${this.dataset.remove}: ${title}`);
    button.addEventListener("click", async () => {
      await remove(copy);
      const status = this.querySelector("[role=status]");
      status.textContent = `${this.dataset.removed} ${status.textContent}`;
      (this.querySelector("button") ?? document.querySelector("main")).focus();
    });
    row.append(link, facts, button);
    return row;
  }
}

customElements.define("save-offline", SaveOffline);
customElements.define("saved-lessons", SavedLessons);
