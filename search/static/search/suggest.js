// Suggestions while typing, as an ARIA combobox: the list is offered, the field stays the reader's.
// Without this script, and wherever it fails, the form sends what was typed.
const PAUSE = 120; // ms without a key before we ask
const SHORTEST = 2;

let waiting = 0;
let asking = new AbortController();

const listOf = (input) => document.getElementById(input.getAttribute("aria-controls"));
const statusOf = (input) => document.getElementById(`${input.id}-status`);
const active = (input) => document.getElementById(input.getAttribute("aria-activedescendant"));

function enhance() {
  for (const input of document.querySelectorAll("[data-suggest]:not([role])")) {
    const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", autocomplete: "off" };
    for (const [name, value] of Object.entries(roles)) input.setAttribute(name, value);
    input.setAttribute("aria-controls", `${input.id}-list`);
  }
}

function close(input) {
  clearTimeout(waiting);
  asking.abort();
  listOf(input).hidden = true;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
  statusOf(input).textContent = "";
}

async function ask(input) {
  const q = input.value.trim();
  if (q.length < SHORTEST) return close(input);
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  try {
    const address = new URL(input.dataset.suggest, location);
    address.searchParams.set("q", q);
    const answer = await fetch(address, { signal, credentials: input.dataset.credentials ?? "omit" });
    if (!answer.ok) return close(input);
    const { suggestions } = await answer.json();
    if (!signal.aborted) show(input, suggestions);
  } catch {
    if (!signal.aborted) close(input);
  }
}

function show(input, suggestions) {
  const list = listOf(input);
  list.replaceChildren(...suggestions.map((suggestion, number) => option(input, suggestion, number)));
  list.hidden = suggestions.length === 0;
  input.setAttribute("aria-expanded", String(!list.hidden));
  input.removeAttribute("aria-activedescendant");
  statusOf(input).textContent = `${input.dataset.count} ${suggestions.length}`;
}

function option(input, { text, type, url, language }, number) {
  const item = document.createElement("li");
  item.id = `${input.id}-${number}`;
  item.role = "option";
  item.setAttribute("aria-selected", "false");
  const { pathname, search } = new URL(url, location);
  item.dataset.url = pathname + search;
  const words = item.appendChild(document.createElement("span"));
  words.textContent = text;
  words.lang = language;
  if (input.dataset[type]) item.appendChild(document.createElement("small")).textContent = input.dataset[type];
  return item;
}

function move(input, step) {
  const options = [...listOf(input).children];
  const before = options.indexOf(active(input));
  // One more stop than there are options: the field itself.
  const next = (before + 1 + step + options.length + 1) % (options.length + 1) - 1;
  options[before]?.setAttribute("aria-selected", "false");
  if (next < 0) return input.removeAttribute("aria-activedescendant");
  options[next].setAttribute("aria-selected", "true");
  options[next].scrollIntoView({ block: "nearest" });
  input.setAttribute("aria-activedescendant", options[next].id);
}

document.addEventListener("input", ({ target }) => {
  if (!target.matches("[data-suggest]")) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => ask(target), PAUSE);
});

document.addEventListener("keydown", (event) => {
  const input = event.target;
  if (!input.matches?.("[data-suggest]") || event.isComposing) return;
  const isOpen = !listOf(input).hidden;
  const chosen = active(input);
  if (event.key === "Escape" && isOpen) close(input);
  else if (event.key === "Enter" && chosen) location.assign(chosen.dataset.url);
  else if (isOpen && event.key === "ArrowDown") move(input, 1);
  else if (isOpen && event.key === "ArrowUp") move(input, -1);
  else if (event.key === "ArrowDown") ask(input);
  else {
    if (event.key === "Enter") close(input);
    return;
  }
  event.preventDefault();
});

document.addEventListener("focusout", ({ target }) => target.matches("[data-suggest]") && close(target));
// The field keeps the focus while a suggestion is pressed, or the list would be gone before the finger is up.
document.addEventListener("mousedown", (event) => event.target.closest(".suggestions") && event.preventDefault());
document.addEventListener("click", (event) => {
  const item = event.target.closest(".suggestions [role=option]");
  if (item) location.assign(item.dataset.url);
});
document.addEventListener("htmx:afterSettle", enhance);
enhance();
