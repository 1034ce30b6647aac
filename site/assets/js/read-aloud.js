/* <read-aloud>: its button reads the words of the section around it aloud. It stays hidden where the browser cannot, and
   where there is no voice on the device itself for the page's language: a voice from elsewhere would send the words to others. */

const LEFT_OUT = "read-aloud, button, input, svg, video, audio, details, [aria-hidden=true], .visually-hidden, .no-print";

const voiceFor = (language) =>
  speechSynthesis.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language));

/* Sentence by sentence: long utterances are cut off in Chromium. */
const sentencesOf = (part) => {
  const copy = part.cloneNode(true);
  copy.querySelectorAll(LEFT_OUT).forEach((element) => element.remove());
  copy.querySelectorAll("h2, h3, p, li, legend, figcaption, dt, dd").forEach((block) => block.append("\n"));
  return copy.textContent.split(/(?<=[.!?…])\s+|\n+/).map((sentence) => sentence.trim()).filter(Boolean);
};

class ReadAloud extends HTMLElement {
  connectedCallback() {
    if (!("speechSynthesis" in window)) return;
    this.button = this.querySelector("button");
    this.button.addEventListener("click", () => (this.reads ? this.stop() : this.read()));
    this.look = () => {
      this.hidden = !voiceFor(document.documentElement.lang);
    };
    this.leave = () => this.stop();
    this.look();
    speechSynthesis.addEventListener?.("voiceschanged", this.look); // Chromium learns of its voices late
    addEventListener("pagehide", this.leave);
  }

  disconnectedCallback() {
    if (!this.button) return;
    this.stop();
    speechSynthesis.removeEventListener?.("voiceschanged", this.look);
    removeEventListener("pagehide", this.leave);
  }

  reads = false;

  show(reads) {
    this.reads = reads;
    this.button.textContent = reads ? this.button.dataset.stop : this.button.dataset.read;
  }

  read() {
    const part = this.closest("section, main");
    const voice = voiceFor(document.documentElement.lang);
    if (!part || !voice) return;
    document.querySelectorAll("read-aloud").forEach((other) => other !== this && other.stop());
    speechSynthesis.cancel();
    const utterances = sentencesOf(part).map((sentence) =>
      Object.assign(new SpeechSynthesisUtterance(sentence), { lang: voice.lang, voice }));
    if (!utterances.length) return;
    utterances.at(-1).onend = () => this.show(false);
    this.show(true);
    utterances.forEach((utterance) => speechSynthesis.speak(utterance));
  }

  stop() {
    if (!this.button || !this.reads) return;
    speechSynthesis.cancel();
    this.show(false);
  }
}

customElements.define("read-aloud", ReadAloud);
