// Tells of the place in the list of each result that is opened; the address that the visitor follows stays its own.
document.addEventListener("click", (event) => {
  const result = event.target.closest("a[data-position]");
  const list = result?.closest("[data-clicks]");
  if (!list?.dataset.token) return;
  const told = new URLSearchParams({ token: list.dataset.token, position: result.dataset.position });
  navigator.sendBeacon(list.dataset.clicks, told);
});
