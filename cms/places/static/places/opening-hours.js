/* Opening hours: rows can be added and removed, and rows or text chosen. Without this script the form works, too. */
(function () {
  "use strict";

  function setUpRows(rows) {
    const list = rows.querySelector("[data-row-list]");
    const total = rows.querySelector("input[name$='-TOTAL_FORMS']");
    const add = rows.querySelector("[data-add-row]");

    function renumber() {
      list.querySelectorAll(":scope > fieldset > legend").forEach((legend, index) => {
        legend.textContent = rows.dataset.legend.replace("%(number)d", index + 1);
      });
    }

    add.hidden = false;
    add.addEventListener("click", () => {
      const holder = document.createElement("div");
      holder.innerHTML = rows.querySelector("template").innerHTML.replaceAll("__prefix__", total.value);
      const row = holder.firstElementChild;
      row.querySelector("[data-remove-row]").hidden = false;
      list.append(row);
      total.value = Number(total.value) + 1;
      renumber();
      row.querySelector("select, input").focus();
    });

    list.querySelectorAll("[data-remove-row]").forEach((button) => {
      button.hidden = false;
    });
    list.addEventListener("click", (event) => {
      const button = event.target.closest("[data-remove-row]");
      if (!button) return;
      button.closest("fieldset[data-row]").remove();
      renumber();
      add.dispatchEvent(new Event("change", { bubbles: true }));
      add.focus();
    });
  }

  function setUpMode(widget) {
    const choices = widget.querySelectorAll("[data-mode]");
    function show() {
      const chosen = widget.querySelector("[data-mode]:checked");
      widget.querySelectorAll("[data-shown-for]").forEach((part) => {
        part.hidden = Boolean(chosen) && part.dataset.shownFor !== chosen.value;
      });
    }
    choices.forEach((choice) => choice.addEventListener("change", show));
    show();
  }

  function start() {
    document.querySelectorAll("[data-opening-hours]").forEach((widget) => {
      widget.querySelectorAll("[data-rows]").forEach(setUpRows);
      setUpMode(widget);
    });
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
