/* The rhythm trainer: plays the beat, shows it, and says how fast somebody taps along.
   Every beat is given to the audio clock before its time (a timer that may be late looks 200 ms ahead), so a busy page moves nothing.
   Each beat is told as the event "beat": {number, at, scheduled} in seconds of that clock. Without this file the page teaches to count.
   The taps come from tap-pad.js. */

const LOOK = 50; // ms between two looks ahead
const AHEAD = 0.2; // s
const AHEAD_HIDDEN = 1.6; // s: timers of a hidden page run once a second
const PAUSE = 2000; // ms without a tap: the next one begins a new measure
const LAST = 9; // taps that count
const TOO_FEW = 4;
const still = matchMedia("(prefers-reduced-motion: reduce)");

/* Yields what happens, in seconds since the start: a phase begins, a beat falls. */
function* timeline({ phases, repeats }, beat) {
  let at = 0;
  do {
    for (const phase of phases) {
      yield { at, phase };
      for (let count = 1; !phase.seconds && (!phase.beats || count <= phase.beats); count++) {
        yield { at: at + (count - 1) * beat, phase, count };
      }
      at += phase.seconds || phase.beats * beat;
    }
  } while (repeats);
}

const pauses = (times) => times.slice(1).map((time, place) => time - times[place]);

const median = (numbers) => {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const rateOf = (times) => Math.round(60000 / median(pauses(times)));

const trainer = (box) => {
  const part = (name) => box.querySelector(`[data-part=${name}]`);
  const { plan, beat, slowest, fastest } = box.dataset;
  const modes = JSON.parse(plan);
  const sound = part("sound");
  let run = null;
  let taps = [];
  let said = "";

  const chosen = () => modes[box.querySelector("[name=mode]:checked").value];

  const clockOf = async () => {
    const context = new AudioContext();
    await Promise.race([context.resume(), new Promise((done) => setTimeout(done, 500))]).catch(() => {});
    if (context.state === "running") return { context, now: () => context.currentTime };
    return { context: null, now: () => performance.now() / 1000 }; // no sound on this device: the pulse goes on
  };

  const click = ({ context, loudness }, at, count) => {
    const tone = context.createOscillator();
    const shape = context.createGain();
    tone.frequency.value = count === 1 ? 1320 : 880;
    shape.gain.setValueAtTime(0.6, at);
    shape.gain.exponentialRampToValueAtTime(0.001, at + 0.06);
    tone.connect(shape).connect(loudness);
    tone.start(at);
    tone.stop(at + 0.07);
  };

  const lookAhead = () => {
    const horizon = run.now() + (document.hidden ? AHEAD_HIDDEN : AHEAD);
    while (run.start + run.next.at < horizon) {
      const at = run.start + run.next.at;
      const scheduled = run.now();
      if (run.next.count) {
        run.number += 1;
        if (run.context && at >= scheduled) click(run, at, run.next.count);
        box.dispatchEvent(new CustomEvent("beat", { bubbles: true, detail: { number: run.number, at, scheduled } }));
      }
      run.toShow.push({ ...run.next, at });
      run.next = run.moments.next().value;
    }
  };

  const pulse = () => {
    const calm = [{ opacity: 1 }, { opacity: 0.35 }];
    const moved = [{ opacity: 1, transform: "scale(1.06)" }, { opacity: 0.35, transform: "scale(1)" }];
    part("pulse").animate(still.matches ? calm : moved, { duration: still.matches ? 500 : 250, easing: "ease-out" });
    if (part("vibration")?.checked) navigator.vibrate?.(30);
  };

  const draw = () => {
    if (!run) return;
    const now = run.now() - (run.context?.outputLatency || 0);
    let due;
    while (run.toShow.length && run.toShow[0].at <= now) {
      due = run.toShow.shift();
      if (!due.count) enter(due.phase);
    }
    if (due?.count) {
      part("count").textContent = due.phase.beats ? due.count : "";
      pulse();
    }
    run.frame = requestAnimationFrame(draw);
  };

  const enter = (phase) => {
    run.phase = phase;
    taps = [];
    part("now").textContent = phase.say;
    part("count").textContent = "";
    box.toggleAttribute("data-rest", Boolean(phase.seconds));
  };

  const start = async () => {
    part("start").disabled = true;
    const clock = await clockOf();
    run = { ...clock, number: 0, toShow: [], start: clock.now() + AHEAD };
    if (run.context) {
      run.loudness = run.context.createGain();
      run.loudness.gain.value = sound.checked ? 1 : 0;
      run.loudness.connect(run.context.destination);
    }
    run.moments = timeline(chosen(), 60 / beat);
    run.next = run.moments.next().value;
    run.timer = setInterval(lookAhead, LOOK);
    lookAhead();
    part("start").disabled = false;
    show(true);
    draw();
  };

  const stop = () => {
    clearInterval(run.timer);
    cancelAnimationFrame(run.frame);
    run.context?.close();
    navigator.vibrate?.(0);
    run = null;
    rest();
  };

  const rest = () => {
    part("now").textContent = part("now").dataset.first;
    part("count").textContent = "";
    box.removeAttribute("data-rest");
    show(false);
  };

  const show = (running) => {
    part("start").firstElementChild.hidden = running;
    part("start").lastElementChild.hidden = !running;
    box.querySelector("[data-part=modes]").disabled = running;
  };

  /* The number is for the eye; a screen reader hears the advice, and only when it changes. */
  const tell = (advice, rate = 0) => {
    part("rate").textContent = rate || "–";
    part("scale").hidden = !rate;
    if (rate) part("needle").style.left = `${Math.min(100, Math.max(0, ((rate - 70) / 80) * 100))}%`;
    if (advice === said) return;
    said = advice;
    box.dataset.advice = advice;
    part("advice").textContent = advice ? box.dataset[advice] : "";
  };

  box.addEventListener("tap", (event) => {
    if (run?.phase?.seconds) return tell("sayRest");
    const time = event.detail.time;
    if (time - taps.at(-1) > PAUSE) taps = [];
    taps = [...taps, time].slice(-LAST);
    navigator.vibrate?.(10);
    if (taps.length < TOO_FEW) return tell("sayMore");
    const rate = rateOf(taps);
    tell(rate < slowest ? "saySlow" : rate > fastest ? "sayFast" : "sayGood", rate);
  });

  part("start").addEventListener("click", () => (run ? stop() : start()));
  part("modes").addEventListener("change", () => {
    part("hint").textContent = chosen().hint;
  });
  sound.addEventListener("change", () => {
    if (run?.context) run.loudness.gain.value = sound.checked ? 1 : 0;
  });
  addEventListener("pagehide", () => run && stop());
  if (navigator.vibrate) part("vibration").closest("label").hidden = false;
  part("hint").textContent = chosen().hint;
  rest();
  box.hidden = false;
};

for (const box of document.querySelectorAll("[data-rhythm-trainer]")) trainer(box);
