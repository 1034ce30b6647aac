/* Answers of an open exam (forms with data-autosave) are saved while the learner goes on. What is not saved yet waits in IndexedDB,
   survives a reload, and is sent until the server says that it has it. Words and addresses: components/answer_status.html.
   A teacher's attendance list is kept in the same way (schools/attendance_status.html): ids and ticks, no name.
   Without this file every answer is saved by its button. */

const DAY = 86_400_000;
const JUST_NOW = 10_000; // refused as older than what is kept, but given a moment ago: it is the latest after all
const waiting = new Map(); // this attempt's unsaved answers, by question
const used = new Map(); // the highest revision seen, by question
let seen, pending, busy, timer, held, handing, sent, trouble, reason;
let failures = 0;

const root = () => document.querySelector("[data-answers]");
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
const tokens = (page = document) => page.querySelectorAll("[name=csrfmiddlewaretoken]");
const isMine = (entry) => entry.attempt === root()?.dataset.attempt && entry.person === root().dataset.person;
const see = (ref, revision) => used.set(ref, Math.max(used.get(ref) ?? 0, Number(revision) || 0));

/* ---- the store; where there is none, `waiting` alone ---- */

const database = new Promise((resolve, reject) => {
  const asked = indexedDB.open("answers", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("waiting", { keyPath: ["attempt", "ref"] });
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = reject;
}).catch(() => {});

const inStore = async (work) => {
  const store = (await database)?.transaction("waiting", "readwrite").objectStore("waiting");
  if (!store) return;
  work(store);
  await new Promise((resolve) => (store.transaction.oncomplete = store.transaction.onabort = resolve));
};

const keep = (entry) => {
  waiting.set(entry.ref, entry);
  return inStore((store) => store.put(entry));
};

const drop = (entry) => {
  const key = [entry.attempt, entry.ref];
  if (waiting.get(entry.ref)?.revision <= entry.revision) waiting.delete(entry.ref);
  return inStore((store) => {
    store.get(key).onsuccess = ({ target: { result } }) => result?.at <= entry.at && store.delete(key);
  });
};

/* Unsaved answers of somebody else, or of another day, are deleted unread. */
const load = (person) =>
  inStore((store) => {
    store.openCursor().onsuccess = ({ target: { result: cursor } }) => {
      if (!cursor) return;
      const entry = cursor.value;
      if (entry.person !== person || Date.now() - entry.at > DAY) cursor.delete();
      else if (isMine(entry) && !(waiting.get(entry.ref)?.at >= entry.at)) waiting.set(entry.ref, entry);
      cursor.continue();
    };
  });

/* ---- the page ---- */

const tell = () => {
  const here = root();
  if (!here) return;
  const words = here.dataset;
  const state = trouble || (waiting.size && failures ? "waiting" : waiting.size || pending ? "saving" : sent ? "saved" : "");
  const text = (words[state] ?? "").replace("{reason}", reason).replace("{number}", waiting.size);
  if (here.firstChild?.data === text) return;
  here.textContent = text;
  const [href, textContent] = { signedOut: [words.login, words.signIn], closed: [words.result, words.seeResult] }[state] ?? [];
  const target = state === "signedOut" ? "_blank" : "";
  if (href) here.append(" ", Object.assign(document.createElement("a"), { href, textContent, target }));
};

const restore = (form, fields) => {
  const elements = [...form.elements];
  for (const box of elements) if (/radio|checkbox/.test(box.type)) box.checked = false;
  for (const [name, value] of fields.sort((one, other) => one[1] - other[1])) {
    const box = elements.find((one) => one.name === name && one.value === value);
    const field = box ?? elements.find((one) => one.name === name);
    if (!field) continue;
    field.value = value;
    if ("checked" in field) field.checked = true;
    field.dispatchEvent(new CustomEvent("change", { bubbles: true, detail: "restored" }));
  }
};

const capture = (form = pending?.form) => {
  clearTimeout(pending?.timer);
  pending = undefined;
  if (!form?.isConnected) return;
  const { attempt, person } = root().dataset;
  const { ref } = form.dataset;
  see(ref, form.dataset.revision);
  see(ref, used.get(ref) + 1);
  const fields = [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken" && name !== "revision");
  const entry = { attempt, person, ref, fields, revision: used.get(ref), at: Date.now() };
  trouble = "";
  keep(entry);
  return entry;
};

const schedule = (form, delay) => {
  clearTimeout(pending?.timer);
  form.dataset.touched = "1";
  pending = { form, timer: setTimeout(() => [capture(), flush()], delay) };
  setTimeout(tell, 400); // a quick save is told once, as saved
};

/* ---- sending ---- */

const send = async ({ ref, fields, revision }) => {
  const body = new URLSearchParams([...fields, ["revision", revision], ["csrfmiddlewaretoken", tokens()[0]?.value]]);
  const answer = await fetch(root().dataset.save.replace(/[0-]{36}/, ref), {
    method: "POST",
    body,
    keepalive: `${body}`.length < 60_000,
    signal: AbortSignal.timeout(15_000),
  });
  const said = /json/.test(answer.headers.get("Content-Type")) ? await answer.json() : {};
  return { status: answer.status, ...said };
};

/* After a new sign-in the page's token is stale: take one from a fresh copy. False: nobody, or somebody else, is signed in. */
const renewToken = async () => {
  const answer = await fetch(location.href);
  if (answer.status >= 500) throw new Error();
  if (!answer.ok || answer.url.includes(root().dataset.login)) return false;
  const [fresh] = tokens(new DOMParser().parseFromString(await answer.text(), "text/html"));
  for (const field of tokens()) field.value = fresh?.value;
  return fresh;
};

const settle = async (entry, said) => {
  const latest = waiting.get(entry.ref) === entry; // else it was changed while it was on its way
  see(entry.ref, said.revision);
  if (said.saved) {
    const form = document.querySelector(`form[data-ref="${entry.ref}"]`);
    if (form) form.dataset.revision = used.get(entry.ref);
    sent ||= form || root()?.textContent; // not what the page before has sent
    document.dispatchEvent(new CustomEvent("exam:seconds", { detail: said.seconds }));
  } else if (!latest && /newer|unreadable/.test(said.reason)) {
    return; // what was given since goes next
  } else if (said.reason === "newer" && Date.now() - entry.at < JUST_NOW && !entry.again) {
    see(entry.ref, said.revision + 1);
    return keep({ ...entry, again: true, revision: said.revision + 1 });
  } else if (/newer|unreadable|closed/.test(said.reason)) {
    trouble = said.reason;
    reason = said.message;
    if (trouble === "closed") for (const other of [...waiting.values()]) await drop(other);
  } else if (said.status === 401 || (said.status === 403 && (said.renewed || !(await renewToken())))) {
    trouble = "signedOut";
    throw new Error();
  } else if (said.status === 403) {
    return settle(entry, { ...(await send(entry)), renewed: true });
  } else {
    throw new Error();
  }
  return drop(entry);
};

const work = async () => {
  clearTimeout(timer);
  try {
    for (;;) {
      const entry = [...waiting.values()].find((one) => one.ref !== held);
      if (!entry || !root()?.dataset.save) break;
      setTimeout(tell, 400);
      const said = await send(entry);
      if (!isMine(entry)) break;
      failures = 0;
      if (trouble === "signedOut") trouble = "";
      await settle(entry, said);
    }
  } catch {
    timer = setTimeout(flush, Math.min(2 ** failures++, 30) * (750 + Math.random() * 500));
  }
  tell();
};

const flush = () => (busy ??= work().finally(() => (busy = undefined)));

const flushed = (most) => {
  capture();
  return Promise.race([Promise.resolve(busy).then(flush), pause(most)]);
};

/* ---- what happens ---- */

const arrive = async () => {
  const here = root();
  if (seen && here === seen) return;
  seen = here;
  held = pending = sent = trouble = undefined;
  for (const entry of waiting.values()) if (!isMine(entry)) waiting.delete(entry.ref);
  const owner = document.querySelector("[data-person]")?.dataset.person;
  if (owner) await load(owner);
  if (!here || here !== root()) return;
  for (const [ref, revision] of here.dataset.kept.split(" ").map((one) => one.split(":"))) {
    see(ref, revision);
    if (waiting.get(ref)?.revision <= revision) await drop(waiting.get(ref));
  }
  const form = document.querySelector("form[data-autosave]");
  const left = waiting.get(form?.dataset.ref);
  if (left) see(left.ref, left.revision);
  if (left && !form.dataset.touched) restore(form, left.fields);
  if (waiting.size) flush();
};

const handIn = async (form, button) => {
  if (handing) return;
  handing = true;
  trouble = "";
  await load(root().dataset.person);
  await flushed(8000);
  handing = false;
  if (waiting.size) trouble ||= "notHandedIn";
  tell();
  if (trouble && trouble !== "closed") return;
  form.dataset.ready = "1";
  form.requestSubmit(button);
};

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-autosave]");
  if (form && event.detail !== "restored") schedule(form, event.target.type === "radio" ? 0 : Number(form.dataset.saveAfter) || 300);
});

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-autosave]");
  if (form && event.target.matches("textarea, input:not([type=radio], [type=checkbox])")) schedule(form, 1000);
});

document.addEventListener("click", async (event) => {
  const form = event.target.closest("form[data-autosave]");
  if (form && event.target.closest("[name=move]")) return schedule(form, 300);
  const link = event.target.closest("a[href]");
  if (!link || link.target || event.ctrlKey || event.metaKey || event.shiftKey || !(pending || busy)) return;
  event.preventDefault();
  await flushed(2000);
  location.assign(link.href);
});

/* Before the page's other listeners: a form that goes on its own carries the revision, so nothing that waits can overtake it. */
const submitted = (event) => {
  const form = event.target;
  if (form.matches("[data-forget-answers]")) inStore((store) => store.clear());
  if (form.matches("[data-hand-in]") && root()) {
    if (form.dataset.ready) return delete form.dataset.ready;
    event.preventDefault();
    event.stopPropagation();
    handIn(form, event.submitter);
  }
  if (!form.matches("[data-autosave]") || event.submitter?.name || form.getAttribute("aria-busy") === "true") return;
  const entry = capture(form);
  const field = form.elements.revision ?? Object.assign(document.createElement("input"), { type: "hidden", name: "revision" });
  field.value = entry.revision;
  form.append(field);
  held = entry.ref; // its own way is the first try
  const release = (tries) => {
    if (!form.isConnected) return;
    if (tries && form.getAttribute("aria-busy") === "true") return setTimeout(release, 500, tries - 1);
    held = undefined;
    flush();
  };
  setTimeout(release, 500, 10);
};
document.addEventListener("submit", submitted, true);

document.addEventListener("answers:flush", (event) => {
  held = undefined;
  event.detail.push(flushed(10_000));
});
addEventListener("online", () => waiting.size && flush());
document.addEventListener("visibilitychange", () => {
  capture();
  if (waiting.size) flush();
});

arrive();
new MutationObserver(arrive).observe(document.body, { childList: true });
