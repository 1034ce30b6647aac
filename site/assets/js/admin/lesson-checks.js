/* What courses.editor.checks looks for on the page that is being previewed. A check says true when all is well. */

const sentences = (text) =>
  text.replace(/\s+/g, " ").replace(/([.!?…]) (?=[\p{Lu}„«“])/gu, "$1\n").split("\n");
const words = (text) => text.split(" ").filter((word) => /[\p{L}\p{N}]/u.test(word));
const own = (element) => !element.querySelector("p, li, dd, figcaption, blockquote");

const CHECKS = {
  "check-lesson-long-sentence": (element, options) =>
    !own(element) || sentences(element.textContent.trim()).every((one) => words(one).length <= options.most),
  "check-lesson-long-step": (element, options) => !(options.titles || []).includes(element.textContent.trim()),
  "check-lesson-figure-alt": (element) => Boolean((element.getAttribute("alt") || "").trim()),
  "check-lesson-silent-option": (_element, options) => !options.found,
  "check-lesson-asks-nothing": (_element, options) => !options.found,
  "check-lesson-tel-link": () => false,
};

for (const [name, check] of Object.entries(CHECKS)) {
  window.wagtail.userbar.registerCheck(name, check);
}
