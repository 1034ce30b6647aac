/* The time left of an exam, counted down from what the server said: never from the clock of this device. At the end the exam is
   handed in; the server decides all the same. Spoken at five minutes, one minute and thirty seconds. */

const MOMENTS = [300, 60, 30];
let box, end, said, over;

const left = () => Math.max(0, Math.ceil((end - performance.now()) / 1000));
const timer = () => box.querySelector("[role=timer]");
const resultAddress = () => box.querySelector("form").action.replace(/submit\/$/, "");
const clockFace = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

const begin = (seconds) => {
  end = performance.now() + seconds * 1000;
};

const arrive = () => {
  const found = document.querySelector("[data-clock]");
  if (found === box) return;
  box = found;
  over = false;
  if (!box) return;
  begin(Number(box.dataset.clock));
  said = left();
  tick();
};

const tick = () => {
  if (!box || over) return;
  const seconds = left();
  timer().textContent = box.dataset.left.replace("{time}", clockFace(seconds));
  const moment = MOMENTS.find((one) => seconds <= one && said > one);
  if (moment) box.querySelector("[data-clock-voice]").textContent = box.getAttribute(`data-say-${moment}`);
  said = seconds;
  if (!seconds) handIn();
};

/* What is not saved yet goes first; without a network this is tried again until there is one. */
const handIn = async () => {
  over = true;
  const here = box;
  timer().textContent = here.dataset.over;
  const saves = [];
  document.dispatchEvent(new CustomEvent("answers:flush", { detail: saves }));
  await Promise.all(saves);
  const form = here.querySelector("form");
  try {
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
    if (answer.type === "opaqueredirect") return location.assign(resultAddress());
    if (answer.status === 403) return location.reload(); // signed in anew meanwhile
  } catch {
    // said below
  }
  timer().textContent = here.dataset.offline;
  setTimeout(() => here.isConnected && handIn(), 5000);
};

/* A lid that was closed may have stopped our counting: ask the server again. */
const ask = async () => {
  if (document.hidden || !box || over) return;
  const answer = await fetch(location.href).catch(() => undefined);
  if (!answer?.ok || !box) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-clock]");
  if (fresh) begin(Number(fresh.dataset.clock));
  else if (answer.url === resultAddress()) location.assign(answer.url);
};

document.addEventListener("exam:seconds", (event) => {
  if (Number.isFinite(event.detail)) begin(event.detail);
});
document.addEventListener("visibilitychange", ask);
addEventListener("pageshow", (event) => event.persisted && ask());

arrive();
setInterval(tick, 1000);
new MutationObserver(arrive).observe(document.body, { childList: true });
