/* <drop-file> makes the frame around a form with one file field a place where a file may be dropped; dropping sends the form.
   Without this file the form with its field and its button does the same. */

const LARGEST = 2 * 1024 * 1024;

class DropFile extends HTMLElement {
  connectedCallback() {
    this.dataset.ready = "";
    this.querySelector("[data-drop-hint]").hidden = false;
    for (const kind of ["dragenter", "dragover"]) this.addEventListener(kind, (event) => this.over(event, true));
    for (const kind of ["dragleave", "drop"]) this.addEventListener(kind, (event) => this.over(event, false));
    this.addEventListener("drop", (event) => this.take(event.dataTransfer.files));
    this.addEventListener("submit", (event) => {
      const [file] = this.field.files;
      if (file && file.size > LARGEST) {
        event.preventDefault();
        this.say(this.dataset.tooLarge);
      }
    });
  }

  get field() {
    return this.querySelector("input[type=file]");
  }

  over(event, inside) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.toggleAttribute("data-over", inside);
  }

  take(files) {
    if (files.length !== 1) return this.say(this.dataset.one);
    this.field.files = files;
    this.querySelector("form").requestSubmit();
  }

  say(words) {
    this.querySelector("[data-drop-said]").textContent = words;
  }
}

customElements.define("drop-file", DropFile);
