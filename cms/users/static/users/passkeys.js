// Says what allauth's script would only tell the console, and shows the button to those who can use it.
for (const button of document.querySelectorAll("[data-needs-script]")) button.hidden = !window.PublicKeyCredential;
document.addEventListener("allauth.error", event => {
  event.preventDefault();
  const failed = document.getElementById("passkey_failed");
  failed.hidden = true;
  requestAnimationFrame(() => { failed.hidden = false; });
});
