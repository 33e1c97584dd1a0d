// What the list of places does beyond plain links and a form: open filters stay open, “Near me” asks where you are.
const filters = () => document.querySelector(".filters");

let open = [];
let focused = "";
document.addEventListener("htmx:beforeSwap", () => {
  open = [...document.querySelectorAll(".filters details[open]")].map((details) => details.id);
  focused = document.activeElement.id;
});
document.addEventListener("htmx:afterSettle", () => {
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  offerNearMe();
});

function closeFilters(except) {
  for (const details of document.querySelectorAll(".filters details[open]")) {
    if (details !== except) details.open = false;
  }
}
document.addEventListener("click", (event) => closeFilters(event.target.closest(".filters details")));
document.addEventListener("keydown", (event) => {
  const details = event.key === "Escape" && document.querySelector(".filters details[open]");
  if (!details) return;
  details.open = false;
  details.querySelector("summary").focus();
});

function offerNearMe() {
  const button = document.querySelector("[data-near-me]");
  if (button && "geolocation" in navigator) button.hidden = false;
}
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-near-me]")) return;
  navigator.geolocation.getCurrentPosition(({ coords }) => {
    const query = new URLSearchParams(filters() ? new FormData(filters()) : "");
    query.delete("sort");
    // About a kilometre is near enough, and nobody needs to know more.
    query.set("near", `${coords.latitude.toFixed(2)},${coords.longitude.toFixed(2)}`);
    location.assign(`${event.target.dataset.nearMe}?${query}`);
  }, () => event.target.setAttribute("disabled", ""));
});
offerNearMe();
