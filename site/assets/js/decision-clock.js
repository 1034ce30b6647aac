/* <decision-clock> in a scenario: so many seconds to decide, then time does (`late`). It stays hidden without this file, and then there
   is no limit. Its button switches the limits off for good (`calm`); the checkbox of the first scene does so before anything runs.
   While the page is out of sight the clock stands still. */

const SPOKEN = 5; // seconds before the end

class DecisionClock extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    if (!this.dataset.seconds) return;
    this.left = Number(this.dataset.seconds) * 1000;
    this.last = performance.now();
    this.button = this.querySelector("button");
    this.button.addEventListener("click", () => this.switchOff());
    this.beat = setInterval(() => this.tick(), 200);
    // Whoever decides has decided: the clock does not overtake an answer that is on its way.
    this.closest("form").addEventListener("submit", () => this.stop());
  }

  disconnectedCallback() {
    this.stop();
  }

  stop() {
    clearInterval(this.beat);
  }

  tick() {
    const now = performance.now();
    if (!document.hidden) this.left -= now - this.last;
    this.last = now;
    const seconds = Math.max(0, Math.ceil(this.left / 1000));
    this.show(this.dataset.left.replace("{seconds}", seconds));
    if (seconds <= SPOKEN && !this.spoken) this.spoken = this.say(this.dataset.left.replace("{seconds}", seconds));
    if (!seconds) this.decide();
  }

  show(words) {
    this.querySelector("[role=timer]").textContent = words;
  }

  say(words) {
    this.querySelector("[role=status]").textContent = words;
    return true;
  }

  tell(name) {
    this.append(Object.assign(document.createElement("input"), { type: "hidden", name, value: "1" }));
  }

  decide() {
    this.stop();
    this.show(this.dataset.over);
    this.tell("late");
    this.closest("form").requestSubmit();
  }

  switchOff() {
    this.stop();
    this.tell("calm");
    this.show(this.dataset.off);
    this.say(this.dataset.off);
    this.querySelector("[role=timer]").focus();
    this.button.remove();
  }
}

customElements.define("decision-clock", DecisionClock);
