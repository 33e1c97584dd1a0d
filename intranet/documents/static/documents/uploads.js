// Files are dropped or chosen, then sent one by one with their progress; what failed on its way can be sent again.
// Without this script the form sends them all at once.
const AT_A_TIME = 2;
const list = document.querySelector("[data-uploads]");
const form = document.querySelector("form:has(input[type=file])");
const input = form.querySelector("input[type=file]");
const words = list.dataset;
const waiting = [];
let sending = 0;

function row(file) {
  const item = list.appendChild(document.createElement("li"));
  const name = item.appendChild(document.createElement("span"));
  const progress = item.appendChild(document.createElement("progress"));
  name.textContent = file.name;
  name.id = `upload-${list.children.length}`;
  progress.setAttribute("aria-labelledby", name.id);
  progress.value = 0;
  return { file, item, name, progress, said: item.appendChild(document.createElement("small")) };
}

function next() {
  while (sending < AT_A_TIME && waiting.length) send(waiting.shift());
}

function send(upload) {
  const request = new XMLHttpRequest(); // fetch tells nothing of the progress of what it sends
  const sent = new FormData(form);
  sent.set(input.name, upload.file);
  sending += 1;
  request.open("POST", form.action);
  request.responseType = "json";
  request.setRequestHeader("Accept", "application/json");
  request.upload.onprogress = ({ loaded, total }) => (upload.progress.value = loaded / total);
  request.onloadend = () => {
    sending -= 1;
    ended(upload, request);
    next();
  };
  request.send(sent);
}

function ended(upload, { response: answer, status }) {
  upload.item.dataset.state = answer?.url ? "added" : "refused";
  upload.progress.hidden = true;
  if (!answer && (!status || status >= 500)) return offerAgain(upload);
  if (!answer?.url && !answer?.error) return (upload.said.textContent = words.stale); // logged out, or acting for others
  upload.said.textContent = answer.url ? words.added : answer.error;
  if (!answer.url) return;
  const link = document.createElement("a");
  link.href = answer.url;
  link.textContent = answer.title;
  upload.name.replaceChildren(link);
}

function offerAgain(upload) {
  const again = document.createElement("button");
  again.type = "button";
  again.className = "button button-quiet";
  again.textContent = words.again;
  again.onclick = () => {
    upload.said.replaceChildren();
    upload.progress.hidden = false;
    waiting.push(upload);
    next();
  };
  upload.said.replaceChildren(`${words.failed} `, again);
}

document.querySelector("[data-drop-hint]").hidden = false;
form.addEventListener("submit", (event) => {
  if (!input.files.length) return; // the server says what is missing
  event.preventDefault();
  waiting.push(...[...input.files].map(row));
  input.value = "";
  next();
});
for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
  form.addEventListener(kind, (event) => {
    event.preventDefault();
    form.classList.toggle("is-target", kind === "dragenter" || kind === "dragover");
  });
}
form.addEventListener("drop", ({ dataTransfer }) => {
  if (dataTransfer.files.length) input.files = dataTransfer.files;
});
