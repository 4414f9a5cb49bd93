// What this browser cannot play is never a blank player: its copy is asked for once, and the place says so until it is there. Runs before review.js.
"use strict";
(() => {
  const EVERY = 3000, wait = (milliseconds) => new Promise((go) => setTimeout(go, milliseconds));
  for (const place of document.querySelectorAll("[data-playable]")) {
    const player = place.querySelector("video, audio"), told = place.querySelector("[data-told]"), said = place.dataset;
    const original = player.getAttribute("src") || player.querySelector("source").getAttribute("src");
    const at = original.includes("#") ? original.slice(original.indexOf("#")) : ""; // where she stopped before
    const plays = (type) => player.canPlayType(type) !== "";
    const use = (address) => { player.replaceChildren(); player.src = address; player.hidden = false; told.hidden = true; };
    const say = (words) => { player.replaceChildren(); player.removeAttribute("src"); player.load(); player.hidden = true; told.textContent = words; told.hidden = false; };

    async function prepare() {
      say(said.preparing);
      for (;; await wait(EVERY)) {
        if (document.hidden) continue;
        try {
          const answer = await fetch(said.copy, { method: "POST", headers: { accept: "application/json" }, credentials: "same-origin", cache: "no-store" });
          if (answer.status === 404) { location.reload(); return; }
          const { state } = await answer.json();
          if (state === "ready") { use(said.copy + at); return; }
          if (state === "failed") { say(said.unplayable); return; }
        } catch { /* the connection is lost; the next turn asks again */ }
      }
    }

    const copy = () => {
      if (!plays(said.copyPlays)) say(said.unplayable);
      else if (said.state === "ready") use(said.copy + at);
      else prepare();
    };
    // It said that it could, and could not: once, from the beginning. What is gone is answered as what is gone.
    player.addEventListener("error", () => { if (player.getAttribute("src") === original && player.currentTime === 0 && player.error?.code > 2) copy(); });
    if (!plays(said.plays)) copy();
    else if (!player.hasAttribute("src")) use(original);
  }
})();
