/* Rhythm questions: a pad that measures taps, and a dot that pulses at the rate that was typed instead. Without this file the number
   field is the answer. Works on what is in the page now and on what arrives later. */

const still = matchMedia("(prefers-reduced-motion: reduce)");

const unpack = (box) => {
  if (box.dataset.ready) return;
  box.dataset.ready = "1";
  const field = box.querySelector("[name=rate]");
  if (field.readOnly) return;
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

const fill = (words, taps, seconds) => words.replace("{taps}", taps).replace("{seconds}", seconds);

const tap = (box, time) => {
  const run = (box.run ??= { times: [], over: false });
  if (run.over) return;
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
  box.querySelector(".rhythm__state").textContent = fill(box.dataset.counting, run.times.length, left);
};

const finish = (box) => {
  const run = box.run;
  run.over = true;
  box.run = undefined;
  const taps = box.querySelector("[name=taps]");
  taps.value = run.times.join(",");
  taps.dispatchEvent(new Event("change", { bubbles: true }));
  box.querySelector(".rhythm__state").textContent = fill(box.dataset.done, run.times.length, 0);
};

document.addEventListener("pointerdown", (event) => {
  const pad = event.target.closest(".rhythm__tap");
  if (pad) tap(pad.closest("[data-rhythm]"), event.timeStamp);
});

document.addEventListener("keydown", (event) => {
  const pad = event.target.closest?.(".rhythm__tap");
  if (!pad || event.repeat || (event.key !== " " && event.key !== "Enter")) return;
  event.preventDefault();
  tap(pad.closest("[data-rhythm]"), event.timeStamp);
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
