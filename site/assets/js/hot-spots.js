/* Places on a picture: pressing one chooses it in the list below, which is the answer with and without this file. */

const inputFor = (region) => region.closest("form")?.querySelector(`[name=answer][value="${region.dataset.region}"]`);

const mirror = (picture) => {
  for (const region of picture.querySelectorAll("[data-region]")) {
    region.classList.toggle("hotspot__region--chosen", Boolean(inputFor(region)?.checked));
  }
};

document.addEventListener("click", (event) => {
  const region = event.target.closest("[data-hotspot] [data-region]");
  const input = region && inputFor(region);
  if (!input || input.disabled) return;
  input.click();
});

document.addEventListener("change", (event) => {
  const picture = event.target.closest("form")?.querySelector("[data-hotspot]");
  if (picture) mirror(picture);
});
