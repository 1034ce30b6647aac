/* A pad that is pressed in rhythm: with a finger, a mouse, Space or Enter. Each press is told as the event "tap", with its moment (ms);
   a key that is held down counts once. A screen reader may press without any of these: its click counts too. */

let pressed = -Infinity;

const tell = (pad, time) => pad.dispatchEvent(new CustomEvent("tap", { bubbles: true, detail: { time } }));

const press = (pad, time) => {
  pressed = time;
  tell(pad, time);
};

document.addEventListener("pointerdown", (event) => {
  const pad = event.target.closest("[data-tap-pad]");
  if (pad && event.button === 0) press(pad, event.timeStamp);
});

document.addEventListener("keydown", (event) => {
  const pad = event.target.closest?.("[data-tap-pad]");
  if (!pad || (event.key !== " " && event.key !== "Enter")) return;
  event.preventDefault();
  if (!event.repeat) press(pad, event.timeStamp);
});

document.addEventListener("click", (event) => {
  const pad = event.target.closest("[data-tap-pad]");
  if (pad && event.detail === 0 && event.timeStamp - pressed > 1000) tell(pad, event.timeStamp);
});
