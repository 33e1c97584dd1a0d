// Keeps what is typed until it has arrived: in this browser at once, on the server after a pause. A reload, a lost
// connection, another device or an ended session loses nothing. Copies are named by person and form; their stamp changes
// once what was sent has arrived. Without this script everything is sent as ever. Logging out clears the browser's
// storage.
const PAUSE = 2000;
const PATIENCE = 10_000;
const PREFIX = "draft:";

function stored(action) {
  try {
    return action(localStorage);
  } catch {
    return null; // switched off or full
  }
}

function forgetOthers(person) {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX) && !key.startsWith(`${PREFIX}${person}:`)) localStorage.removeItem(key);
  }
}

// Logging in again, in another tab too, makes a new one: the token in the form is of no use then.
function token(form) {
  const cookie = document.cookie.split("; ").find((one) => /^(__Host-)?csrftoken=/.test(one));
  return cookie ? cookie.split("=")[1] : form.elements.csrfmiddlewaretoken.value;
}

class Draft {
  constructor(box) {
    Object.assign(this, { box, form: box.closest("form"), data: box.dataset, key: PREFIX + box.dataset.draft });
    this.fields = [...this.form.querySelectorAll("textarea[name], input[type=text][name]")];
    this.said = box.querySelector("[data-draft-said]");
    this.other = box.querySelector("[data-draft-other]");
    this.number = Number(this.data.draftNumber);
    this.tab = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16)).join("");
    this.isChanged = false; // since it was last saved on the server
    this.isChoosing = false; // between two texts: nothing overwrites either
    this.saving = null;
  }

  start() {
    stored(() => forgetOthers(this.data.draft.split(":")[0]));
    if (!this.other.hidden) this.choose();
    this.restore();
    this.form.addEventListener("input", () => this.onInput());
    this.form.addEventListener("submit", (event) => this.onSubmit(event));
    this.box.querySelector("[data-draft-take]").addEventListener("click", () => this.take());
    this.box.querySelector("[data-draft-leave]").addEventListener("click", () => this.decide());
    addEventListener("focus", () => this.isChanged && this.save());
    addEventListener("online", () => this.isChanged && this.save());
    addEventListener("pageshow", () => (this.isSent = false));
  }

  texts() {
    return Object.fromEntries(this.fields.map(({ name, value }) => [name, value]));
  }

  say(words) {
    if (this.said.textContent !== words) this.said.textContent = words;
  }

  // True unless the browser refuses.
  keep(isSent = false) {
    const { number, isChanged } = this;
    const copy = JSON.stringify({ stamp: this.data.draftStamp, isSent, number, isChanged, texts: this.texts() });
    return stored((storage) => storage.setItem(this.key, copy)) !== null;
  }

  forget() {
    stored((storage) => storage.removeItem(this.key));
  }

  restore() {
    const copy = JSON.parse(stored((storage) => storage.getItem(this.key)));
    if (!copy) return;
    // What was sent has arrived, or the server has all of it, or had it until it was dropped elsewhere.
    if ((copy.isSent && copy.stamp !== this.data.draftStamp) || !copy.isChanged) return this.forget();
    const differs = this.fields.some(({ name, value }) => copy.texts[name] && copy.texts[name] !== value);
    if (!differs) return;
    if (this.number > copy.number || this.isChoosing) return this.offer(copy.texts);
    for (const field of this.fields) field.value = copy.texts[field.name] ?? field.value;
    this.say(this.said.dataset.restored);
    this.isChanged = true;
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  onInput() {
    this.isChanged = true;
    const isKept = this.keep();
    if (!isKept) this.say(this.said.dataset.nowhere);
    else if (!this.number) this.say(this.said.dataset.kept);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  onSubmit(event) {
    if (this.isSent) return event.preventDefault(); // a double tap
    clearTimeout(this.timer);
    this.keep(true);
    this.form.elements.csrfmiddlewaretoken.value = token(this.form);
    this.isSent = true;
    setTimeout(() => (this.isSent = false), PATIENCE); // a connection that was lost, and the page is still here
    if (!this.saving) return;
    // A draft that is on its way must not arrive after what it is a draft of.
    event.preventDefault();
    this.saving.finally(() => {
      this.isSent = false;
      this.form.requestSubmit(event.submitter);
    });
  }

  save() {
    if (!this.saving && !this.isChoosing && !this.isSent) {
      this.saving = this.send().finally(() => (this.saving = null));
    }
  }

  async send() {
    const texts = this.texts();
    try {
      const answer = await this.post(texts);
      const told = await answer.json().catch(() => ({}));
      this.hear(answer.status, told, texts);
    } catch {
      this.say(this.keep() ? this.said.dataset.offline : this.said.dataset.nowhere);
    }
  }

  post(texts) {
    const body = new FormData();
    for (const name of ["acting_for", "shown_to"]) body.set(name, this.form.elements[name].value);
    const { tab, number, data } = this;
    Object.entries({ tab, number, based_on: data.draftBasedOn, texts: JSON.stringify(texts) }).forEach((pair) => body.set(...pair));
    const headers = { Accept: "application/json", "X-CSRFToken": token(this.form) };
    return fetch(data.draftUrl, { method: "POST", headers, body, signal: AbortSignal.timeout(PATIENCE) });
  }

  hear(status, told, texts) {
    const { dataset } = this.said;
    this.box.querySelector("[data-draft-login]").hidden = status !== 401;
    if (status === 200) {
      this.number = told.number;
      this.isChanged = JSON.stringify(this.texts()) !== JSON.stringify(texts);
      if (!this.isSent) this.keep();
      if (this.isChanged) this.timer = setTimeout(() => this.save(), PAUSE);
      return this.say(told.said);
    }
    const isKept = this.keep();
    if (!isKept) return this.say(dataset.nowhere);
    if (status === 401) return this.say(dataset.loggedOut);
    if (status === 409 && told.texts) {
      this.number = told.number;
      this.say(dataset.conflict);
      return this.offer(told.texts);
    }
    this.say(typeof told.error === "string" ? told.error : dataset.refused);
  }

  offer(texts) {
    const list = this.box.querySelector("[data-draft-texts]");
    list.replaceChildren(...Object.entries(texts).map(([name, text]) => this.shown(name, text)));
    this.other.hidden = false;
    this.choose();
  }

  shown(name, text) {
    const label = document.createElement("label");
    const area = Object.assign(document.createElement("textarea"), { readOnly: true, rows: 6, value: text });
    area.dataset.for = name;
    label.append(this.form.elements[name]?.labels[0]?.textContent ?? name, area);
    return label;
  }

  choose() {
    this.isChoosing = true;
    this.box.querySelector("[data-draft-choice]").hidden = false;
  }

  take() {
    for (const area of this.other.querySelectorAll("[data-for]")) {
      const field = this.form.elements[area.dataset.for];
      if (field) field.value = area.value;
    }
    this.decide();
  }

  decide() {
    this.isChoosing = false;
    this.other.hidden = true;
    this.isChanged = true;
    this.keep();
    this.save();
    this.fields[0]?.focus();
  }
}

document.querySelectorAll("[data-draft]").forEach((box) => new Draft(box).start());
