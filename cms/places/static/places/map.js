// The map by wheel, finger and keyboard. It moves the window at once; the server then draws what is in it.
const NEAREST = 7;
const REGION = 1000;

function windowOf(svg) {
  const [left, top, width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  return { left, top, width, height };
}

function show(svg, { left, top, width, height }) {
  svg.setAttribute("viewBox", `${left} ${top} ${width} ${height}`);
}

/** Zoom has whole steps: however small a gesture was, it leads at least one step on. */
function stepFrom(before, width) {
  const exact = Math.log2(REGION / width);
  const rounded = Math.round(exact);
  if (exact > before + 0.05) return Math.min(Math.max(rounded, before + 1), NEAREST);
  if (exact < before - 0.05) return Math.max(Math.min(rounded, before - 1), 0);
  return before;
}

/** The server keeps the window inside the region. */
function draw(svg) {
  const { left, top, width, height } = windowOf(svg);
  const zoom = stepFrom(Number(svg.dataset.zoom), width);
  const address = new URL(location.href);
  address.searchParams.delete("page");
  if (zoom) {
    address.searchParams.set("at", `${(left + width / 2).toFixed(1)},${(top + height / 2).toFixed(1)}`);
    address.searchParams.set("zoom", zoom);
  } else {
    address.searchParams.delete("at");
    address.searchParams.delete("zoom");
  }
  const asked = gestures;
  htmx.ajax("GET", address.pathname + address.search, { source: "#map", target: "#map", select: "#map", swap: "outerHTML" })
    .then(() => asked === gestures && history.pushState({ htmx: true }, "", address));
}

/** `x`, `y` in pixels: the point that stays where it is. */
function zoom(svg, factor, x, y) {
  const box = svg.getBoundingClientRect();
  const seen = windowOf(svg);
  const width = Math.min(Math.max(seen.width / factor, REGION / 2 ** NEAREST), REGION);
  const height = (width * seen.height) / seen.width;
  const across = (x - box.left) / box.width;
  const down = (y - box.top) / box.height;
  show(svg, {
    left: seen.left + across * (seen.width - width), top: seen.top + down * (seen.height - height), width, height,
  });
}

function pan(svg, dx, dy) {
  const box = svg.getBoundingClientRect();
  const seen = windowOf(svg);
  const scale = seen.width / box.width;
  show(svg, { ...seen, left: seen.left - dx * scale, top: seen.top - dy * scale });
}

const svgOf = (event) => event.target.closest?.("[data-map] svg");
let timer;
let gestures = 0;
const begin = () => {
  clearTimeout(timer);
  gestures += 1;
};
// An answer to an earlier move that was still on its way would undo the gesture.
document.addEventListener("htmx:beforeRequest", ({ detail }) => (detail.requestConfig.gestures = gestures));
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.target.id === "map" && detail.requestConfig.gestures !== gestures) detail.shouldSwap = false;
});
const drawSoon = (svg) => {
  timer = setTimeout(() => svg.isConnected && draw(svg), 250);
};

// A wheel scrolls the page as everywhere; with Ctrl, or once the map has been touched, it zooms.
document.addEventListener("wheel", (event) => {
  const svg = svgOf(event);
  if (!svg || !(event.ctrlKey || svg.closest("[data-map]").contains(document.activeElement))) return;
  event.preventDefault();
  begin();
  zoom(svg, event.deltaY < 0 ? 1.25 : 0.8, event.clientX, event.clientY);
  drawSoon(svg);
}, { passive: false });

const fingers = new Map();
let hasMoved = false;
document.addEventListener("pointerdown", (event) => {
  const svg = svgOf(event);
  if (!svg) return;
  begin();
  fingers.set(event.pointerId, event);
  hasMoved = false;
  svg.closest("[data-map]").focus({ preventScroll: true });
});
document.addEventListener("pointermove", (event) => {
  const before = fingers.get(event.pointerId);
  const svg = before && document.querySelector("[data-map] svg");
  if (!svg) return;
  const other = [...fingers.values()].find((finger) => finger.pointerId !== event.pointerId);
  if (other) {
    const apart = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
    zoom(svg, apart(event) / apart(before), (event.clientX + other.clientX) / 2, (event.clientY + other.clientY) / 2);
  } else {
    pan(svg, event.clientX - before.clientX, event.clientY - before.clientY);
  }
  hasMoved ||= Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY) > 2;
  fingers.set(event.pointerId, event);
});
for (const end of ["pointerup", "pointercancel"]) {
  document.addEventListener(end, (event) => {
    if (!fingers.delete(event.pointerId) || fingers.size || !hasMoved) return;
    draw(document.querySelector("[data-map] svg"));
  });
}
document.addEventListener("click", (event) => {
  if (svgOf(event) && hasMoved) event.preventDefault(); // the end of a drag is no click on a pin
}, true);
document.addEventListener("dragstart", (event) => svgOf(event) && event.preventDefault());

const KEYS = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1], "+": 2, "=": 2, "-": 0.5 };
document.addEventListener("keydown", (event) => {
  const svg = event.target.closest?.("[data-map]")?.querySelector("svg");
  const move = KEYS[event.key];
  if (!svg || !move || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  begin();
  const { left, top, width, height } = svg.getBoundingClientRect();
  if (Array.isArray(move)) pan(svg, (move[0] * width) / 2, (move[1] * height) / 2);
  else zoom(svg, move, left + width / 2, top + height / 2);
  drawSoon(svg);
});
