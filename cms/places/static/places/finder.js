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
});

// The header is not swapped with the list: it takes what is chosen along into the other language.
document.addEventListener("click", ({ target }) => {
  const link = filters() && target.closest(".languages a");
  if (link) link.search = location.search;
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

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-near-me]")) return;
  navigator.geolocation.getCurrentPosition(({ coords }) => {
    const query = new URLSearchParams(filters() ? new FormData(filters()) : "");
    query.delete("sort");
    // About a kilometre is near enough, and nobody needs to know more.
    query.set("near", `${coords.latitude.toFixed(2)},${coords.longitude.toFixed(2)}`);
    location.assign(`${event.target.dataset.nearMe}?${query}`);
  }, () => refuse(event.target));
});

function refuse(button) {
  const notice = document.createElement("p");
  notice.className = "notice problem";
  notice.setAttribute("role", "alert");
  notice.textContent = button.dataset.refusal;
  button.closest("form, p").after(notice);
  button.disabled = true;
}

// Where choices answer at once there is no need to send them, and “Near me” can be asked.
if (!filters() || "htmx" in window) document.documentElement.classList.add("is-scripted");
