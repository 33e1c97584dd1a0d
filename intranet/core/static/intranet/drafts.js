// Keeps what is typed until it has arrived: a reload, a lost connection or an ended session loses nothing.
// Copies are named by person and form; their stamp changes once what was sent has arrived. Without this script
// everything is sent as ever. Logging out clears the browser's storage.
const AFTER = 2000;
const PREFIX = "draft:";

function stored(action) {
  try {
    return action(localStorage);
  } catch {
    return null; // switched off or full: nothing is kept, and nothing says that it is
  }
}

function forgetOthers(person) {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX) && !key.startsWith(`${PREFIX}${person}:`)) localStorage.removeItem(key);
  }
}

function restore(form, fields, { said, key, stamp }) {
  const copy = JSON.parse(stored((storage) => storage.getItem(key)));
  if (!copy) return;
  if (copy.isSent && copy.stamp !== stamp) return stored((storage) => storage.removeItem(key));
  const lost = fields.filter(({ name, value }) => copy.texts[name] && copy.texts[name] !== value);
  for (const field of lost) field.value = copy.texts[field.name];
  if (lost.length) said.textContent = said.dataset.restored;
}

function keep(form) {
  const key = PREFIX + form.dataset.draft;
  const stamp = form.dataset.draftStamp;
  const said = form.querySelector("[data-draft-said]");
  const fields = [...form.querySelectorAll("textarea[name], input[type=text][name]")];
  let timer = null;

  const write = (isSent) => {
    clearTimeout(timer);
    timer = null;
    const texts = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
    const copy = JSON.stringify({ stamp, isSent, texts });
    if (stored((storage) => storage.setItem(key, copy)) !== null) said.textContent = said.dataset.kept;
  };
  stored(() => forgetOthers(form.dataset.draft.split(":")[0]));
  restore(form, fields, { said, key, stamp });
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(write, AFTER, false);
  });
  form.addEventListener("submit", () => write(true));
  addEventListener("pagehide", () => timer && write(false));
}

document.querySelectorAll("form[data-draft]").forEach(keep);
