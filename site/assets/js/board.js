/* A lesson on a smartboard by keyboard or by a presenter's clicker, which sends PageDown and PageUp: first what is below the screen,
   then the answer, then the next card. Full screen on top. Without this file the links and the answer still work. */

const press = (rel) => document.querySelector(`a[rel="${rel}"]`)?.click();
const below = () => document.documentElement.scrollHeight - innerHeight - scrollY > 8;
const hidden = () => document.querySelector(".board__answer:not([open])");

const keys = {
  ArrowRight: () => press("next"),
  ArrowLeft: () => press("prev"),
  PageDown() {
    if (below()) return false;
    const answer = hidden();
    if (!answer) return press("next");
    answer.open = true;
    answer.scrollIntoView({ block: "nearest" });
  },
  PageUp() {
    if (scrollY > 8) return false;
    press("prev");
  },
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not(:disabled), select, textarea, video, audio");
  if (typing || event.metaKey || event.ctrlKey || event.altKey || event.shiftKey || !(event.key in keys)) return;
  if (keys[event.key]() !== false) event.preventDefault();
});

const offer = () => {
  for (const button of document.querySelectorAll("[data-full-screen][hidden]")) button.hidden = !document.fullscreenEnabled;
};

offer();
new MutationObserver(offer).observe(document.body, { childList: true });
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-full-screen]")) return;
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen();
});
