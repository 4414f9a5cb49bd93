// Keys of the recruiter's pipeline (j k Enter m ?), off while somebody types; and focus that returns to a card when its sheet closes.
(() => {
  "use strict";
  const TYPING = "input, textarea, select, [contenteditable]";
  const FLOATING = "[role=dialog]:not(.wm-sheet), [role=alertdialog], [role=menu], [popover]:popover-open";
  const names = () => [...document.querySelectorAll("[data-application] .wm-card-name")];
  const cardOf = (node) => node?.closest?.("[data-application]");
  let left = "";

  const step = (by) => {
    const neighbour = document.querySelector(`.wm-sheet .wm-step[data-step="${by}"]`);
    if (document.querySelector(".wm-sheet")) return neighbour?.click();
    const all = names();
    const now = all.findIndex((name) => cardOf(name) === cardOf(document.activeElement));
    all[Math.min(Math.max(now + by, 0), all.length - 1)]?.focus();
  };

  const press = (selector) => {
    const place = document.querySelector(".wm-sheet") ?? cardOf(document.activeElement);
    const button = place?.querySelector(selector);
    button?.focus();
    button?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  };

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    m: () => press("[data-moves] button"),
    "?": () => document.getElementById("pintasan")?.showPopover(),
  };

  addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act || !document.getElementById("pintasan") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.(TYPING) || document.querySelector(FLOATING)) return;
    event.preventDefault();
    act();
  });

  const shownId = () => new URLSearchParams(location.search).get("lamaran") ?? "";
  new MutationObserver(() => {
    const open = document.querySelector(".wm-sheet[data-state=open]");
    if (open) left = shownId() || left;
    else if (left && !document.querySelector(".wm-sheet")) {
      const name = document.querySelector(`[data-application="${CSS.escape(left)}"] .wm-card-name`);
      left = "";
      setTimeout(() => name?.focus(), 50);
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
