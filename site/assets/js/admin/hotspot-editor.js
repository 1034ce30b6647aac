/* Drawing the places of a picture question in the editor. The number fields stay the truth: this shows them on the picture, and
   dragging writes into them. Dragging on free ground fills the next empty place, or the one whose field had the focus. */

const NS = "http://www.w3.org/2000/svg";
const SIDES = ["x", "y", "width", "height"];

const field = (region, side) => region.querySelector(`input[name$="-${side}"]`);
const numbers = (region) => SIDES.map((side) => Number(field(region, side)?.value || NaN));
const live = (region) => region.offsetParent !== null || region.closest("[data-contentpath]")?.offsetParent !== null;
const regionsOf = (box) =>
  [...box.querySelectorAll(".hotspot-region")].filter((region) => field(region, "x") && live(region));

const setNumber = (input, value) => {
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
};

const pictureId = (box) => box.querySelector('input[name$="-picture"]')?.value;

const shapes = (box, board) => {
  const rows = regionsOf(box).map((region, place) => {
    const [x, y, width, height] = numbers(region);
    if ([x, y, width, height].some(Number.isNaN)) return "";
    const right = region.querySelector('input[name$="-right"]')?.checked;
    return `<g data-place="${place}" class="${right ? "right" : ""}"><rect x="${x}" y="${y}" width="${width}" height="${height}"/>
      <text x="${x + width / 2}" y="${y + height / 2}">${place + 1}</text></g>`;
  });
  const marks = rows.join("");
  if (board.dataset.marks === marks) return;
  board.dataset.marks = marks;
  board.querySelector("svg").innerHTML = marks;
};

const percent = (svg, event) => {
  const edge = svg.getBoundingClientRect();
  const within = (value) => Math.max(0, Math.min(100, Math.round(value)));
  return [within(((event.clientX - edge.left) / edge.width) * 100), within(((event.clientY - edge.top) / edge.height) * 100)];
};

const write = (region, [x, y], [toX, toY]) => {
  const left = Math.min(x, toX, 99);
  const top = Math.min(y, toY, 99);
  const values = [left, top, Math.max(1, Math.abs(toX - x)), Math.max(1, Math.abs(toY - y))];
  values[2] = Math.min(values[2], 100 - left);
  values[3] = Math.min(values[3], 100 - top);
  SIDES.forEach((side, place) => setNumber(field(region, side), values[place]));
};

const target = (box) => {
  const regions = regionsOf(box);
  return regions.find((region) => region === box.chosenRegion) ?? regions.find((region) => !field(region, "x").value) ?? regions.at(-1);
};

const draw = (box, board) => {
  const svg = board.querySelector("svg");
  let from, region, shift;
  svg.addEventListener("pointerdown", (event) => {
    const mark = event.target.closest("[data-place]");
    region = mark ? regionsOf(box)[Number(mark.dataset.place)] : target(box);
    if (!region) return;
    event.preventDefault();
    svg.setPointerCapture(event.pointerId);
    from = percent(svg, event);
    const [x, y, width, height] = numbers(region);
    shift = mark ? { x, y, width, height } : null;
  });
  svg.addEventListener("pointermove", (event) => {
    if (!from) return;
    const to = percent(svg, event);
    if (!shift) return write(region, from, to);
    const x = Math.max(0, Math.min(100 - shift.width, shift.x + to[0] - from[0]));
    const y = Math.max(0, Math.min(100 - shift.height, shift.y + to[1] - from[1]));
    setNumber(field(region, "x"), x);
    setNumber(field(region, "y"), y);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    svg.addEventListener(end, () => {
      from = undefined;
      box.chosenRegion = undefined;
    });
  }
};

const makeBoard = (box) => {
  const board = document.createElement("div");
  board.className = "hotspot-board";
  board.innerHTML = `<img alt=""><svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" xmlns="${NS}"></svg>`;
  const list = box.querySelector('[data-contentpath="regions"]') ?? box.lastElementChild;
  list.before(board);
  draw(box, board);
  return board;
};

const refresh = (box) => {
  const id = pictureId(box);
  const board = box.querySelector(".hotspot-board") ?? makeBoard(box);
  board.hidden = !id;
  if (!id) return;
  const chooser = document.querySelector("[data-hotspot-preview]")?.dataset.hotspotPreview ?? "/admin/images/0/preview/width-800/";
  const source = chooser.replace("/0/", `/${id}/`);
  const image = board.querySelector("img");
  if (image.getAttribute("src") !== source) image.src = source;
  shapes(box, board);
};

const refreshAll = () => document.querySelectorAll(".hotspot-editor").forEach(refresh);

document.addEventListener("focusin", (event) => {
  const region = event.target.closest(".hotspot-region");
  const box = event.target.closest(".hotspot-editor");
  if (region && box) box.chosenRegion = region;
});
document.addEventListener("input", refreshAll);
document.addEventListener("change", refreshAll);
setInterval(refreshAll, 700);
refreshAll();
