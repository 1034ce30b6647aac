/* Rhythm questions: a pad that measures taps, and a dot that pulses at the rate that was typed instead. Without this file the number
   field is the answer. Works on what is in the page now and on what arrives later.
   The taps come from tap-pad.js. */

const PAUSE = 1500; // ms
const still = matchMedia("(prefers-reduced-motion: reduce)");

const unpack = (box) => {
  if (box.dataset.ready) return;
  box.dataset.ready = "1";
  const field = box.querySelector("[name=rate]");
  box.querySelector(".rhythm__pad").hidden = false;
  box.querySelector("[data-pulse-hint]").hidden = false;
  beat(box);
};

const beat = (box) => {
  const dot = box.querySelector(".rhythm__pulse");
  const rate = Number(box.querySelector("[name=rate]").value);
  for (const old of dot.getAnimations()) old.cancel();
  dot.hidden = !(rate >= 20 && rate <= 180);
  if (dot.hidden) return;
  const frames = still.matches
    ? [{ opacity: 1 }, { opacity: 0.35 }]
    : [{ opacity: 1, transform: "scale(1)" }, { opacity: 0.35, transform: "scale(.6)" }];
  dot.animate(frames, { duration: 60000 / rate, iterations: Infinity });
};

/* The count is for the eye: a screen reader that read every tap aloud would drown the rhythm. */
const tell = (box, state, count = "") => {
  box.querySelector(".rhythm__state").textContent = state;
  box.querySelector(".rhythm__count").textContent = count;
};

const fill = (words, taps, seconds) => words.replace("{taps}", taps).replace("{seconds}", seconds);

/* Nobody stops tapping at the very second: a new measure begins only after a pause. */
const tap = (box, time) => {
  const pause = time - (box.lastTap ?? -Infinity);
  box.lastTap = time;
  if (!box.run && pause < PAUSE) return;
  const run = (box.run ??= { times: [] });
  if (!run.times.length) {
    box.querySelector("[name=rate]").value = "";
    beat(box);
    run.clock = setTimeout(() => finish(box), Number(box.dataset.seconds) * 1000);
  }
  const since = run.times.length ? Math.round(time - run.first) : 0;
  if (!run.times.length) run.first = time;
  if (run.times.length && since <= run.times.at(-1)) return;
  run.times.push(since);
  navigator.vibrate?.(15);
  const left = Math.max(0, Math.ceil(Number(box.dataset.seconds) - since / 1000));
  tell(box, "", fill(box.dataset.counting, run.times.length, left));
};

/* A measure that was broken off takes nothing away from the one before. */
const finish = (box) => {
  const { times } = box.run;
  const enough = times.length >= Number(box.dataset.fewest);
  box.run = undefined;
  tell(box, fill(enough ? box.dataset.done : box.dataset.short, times.length, 0));
  if (!enough) return;
  const taps = box.querySelector("[name=taps]");
  taps.value = times.join(",");
  taps.dispatchEvent(new Event("change", { bubbles: true }));
};

document.addEventListener("tap", (event) => {
  const box = event.target.closest("[data-rhythm]");
  if (box) tap(box, event.detail.time);
});

document.addEventListener("input", (event) => {
  const box = event.target.name === "rate" && event.target.closest("[data-rhythm]");
  if (!box) return;
  box.querySelector("[name=taps]").value = "";
  beat(box);
});

const unpackAll = () => document.querySelectorAll("[data-rhythm]").forEach(unpack);
unpackAll();
new MutationObserver(unpackAll).observe(document.body, { childList: true, subtree: true });
