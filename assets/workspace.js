// The workspace's small helper: keeps what is typed when a session ends, leads back to sign-in, and leaves for the site's pages.
(() => {
  "use strict";
  const PREFIX = "draft:";
  const CHECK_MS = 5000;
  const arrivedAt = location.pathname;
  const restored = new WeakSet();
  let account = "";

  const keyOf = (field) => `${PREFIX}${account}:${location.pathname}:${field.dataset.draft}`;

  const draftKeys = () => Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));

  const keep = (event) => {
    const field = event.target.closest?.("[data-draft]");
    if (field && account && event.isTrusted) sessionStorage.setItem(keyOf(field), field.value);
  };

  // React listens to the native setter, so a value is put in the way a person would.
  const fill = (field, value) => {
    const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
    Object.getOwnPropertyDescriptor(prototype, "value").set.call(field, value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const restore = () => {
    for (const field of document.querySelectorAll("[data-draft]")) {
      if (restored.has(field)) continue;
      restored.add(field);
      const value = sessionStorage.getItem(keyOf(field));
      if (value !== null && value !== field.value) fill(field, value);
    }
  };

  const forget = (mark) => {
    const key = mark.slice(0, mark.lastIndexOf("#"));
    sessionStorage.removeItem(`${PREFIX}${account}:${location.pathname}:${key}`);
  };

  const dropOthers = () => {
    for (const key of draftKeys()) if (!key.startsWith(`${PREFIX}${account}:`)) sessionStorage.removeItem(key);
  };

  // A part of a page that the address names (…#riwayat) is drawn after the page was reached.
  let reached = "";
  const reach = () => {
    const place = location.hash ? location.pathname + location.hash : "";
    const part = place !== reached && place ? document.getElementById(location.hash.slice(1)) : null;
    if (part || !place) reached = place;
    part?.scrollIntoView();
  };

  let forgotten = "";
  const look = () => {
    if (document.getElementById("leaving") && location.pathname !== arrivedAt) {
      location.reload();
      return;
    }
    const toast = document.getElementById("toast");
    const owner = toast?.dataset.account ?? "";
    if (owner && owner !== account) {
      account = owner;
      dropOthers();
    }
    const mark = toast?.dataset.forgottenDraft ?? "";
    if (account && mark && mark !== forgotten) forget((forgotten = mark));
    if (account) restore();
    reach();
  };

  // While the connection is lost, ask whether the session is the cause: the page then answers with a redirect.
  const askForSession = async () => {
    if (!document.getElementById("connection-bar")) return;
    try {
      const answer = await fetch(location.href, { method: "HEAD", redirect: "manual", cache: "no-store" });
      if (answer.type === "opaqueredirect") location.reload();
    } catch {
      // No network: the bar already says so.
    }
  };

  const tellFiles = (event) => {
    if (event.target.type !== "file" || !event.target.parentElement.matches(".wm-file-cover")) return;
    const shown = event.target.nextElementSibling, names = [...event.target.files].map((file) => file.name).join(", ");
    if (names) shown.dataset.name = names;
    else delete shown.dataset.name;
  };

  // A browser may refuse to copy: then the words are selected, ready for its own copying, and nothing is said to be done.
  const copy = async (event) => {
    const button = event.target.closest?.("[data-copies]");
    if (!button) return;
    const field = document.getElementById(button.dataset.copies), told = document.getElementById(`${field.id}-kabar`);
    try {
      await navigator.clipboard.writeText(field.value);
      told.textContent = button.dataset.done;
    } catch {
      field.select();
      told.textContent = button.dataset.failed;
    }
  };

  document.addEventListener("click", copy);
  document.addEventListener("change", tellFiles, true);
  document.addEventListener("input", keep, true);
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-sign-out]")) return;
    for (const key of draftKeys()) sessionStorage.removeItem(key);
  }, true);
  new MutationObserver(look).observe(document.documentElement, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["data-account", "data-forgotten-draft", "data-draft"],
  });
  setInterval(askForSession, CHECK_MS);
  look();
})();
