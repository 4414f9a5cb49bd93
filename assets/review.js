// Watching: one player at a time, keys, speed, where she stopped, and the question every few seconds whether it may still be watched. A refusal empties the page at once.
"use strict";
(() => {
  const root = document.querySelector("[data-review]");
  if (!root) return;
  const EVERY = 2000, KEPT_EVERY = 5000, SPEEDS = [1, 1.25, 1.5, 2];
  const players = [...root.querySelectorAll("video, audio")];
  const now = () => players.find((one) => !one.paused) || players.find((one) => one.currentTime > 0) || players[0];
  const end = () => {
    for (const one of players) { one.pause(); one.removeAttribute("src"); one.removeAttribute("poster"); one.load(); }
    root.hidden = true;
    location.reload();
  };
  const ask = async () => {
    const started = players.find((one) => one.currentTime > 0 || !one.paused);
    if (!started?.src || document.hidden) return;
    try {
      const answer = await fetch(started.getAttribute("src"), { headers: { range: "bytes=0-0" }, credentials: "same-origin", cache: "no-store" });
      await answer.arrayBuffer();
      if (answer.status === 404) end();
    } catch { /* the connection is lost; the next turn asks again */ }
  };
  const told = new Map();
  const mark = (player, ended = false) => {
    const second = Math.floor(player.currentTime), before = told.get(player);
    if (!player.hasAttribute("src") || (!ended && (player.ended || second === before || (before === undefined && !second)))) return;
    told.set(player, ended ? undefined : second);
    const body = new URLSearchParams(ended ? { second, ended: 1 } : { second });
    fetch(player.dataset.mark, { method: "POST", body, keepalive: true, credentials: "same-origin" }).catch(() => {}); // also while the page goes away
  };
  const keep = () => players.forEach((player) => mark(player));
  setInterval(keep, KEPT_EVERY);
  addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", () => document.hidden && keep());
  setInterval(ask, EVERY);
  document.addEventListener("visibilitychange", ask);
  for (const player of players) {
    player.addEventListener("play", () => players.forEach((other) => other !== player && other.pause()));
    player.addEventListener("ended", () => {
      mark(player, true);
      const next = players[players.indexOf(player) + 1];
      if (next) begin(next);
      else document.querySelector("[data-next]")?.focus();
    });
    player.addEventListener("pause", () => mark(player));
    player.addEventListener("error", () => player.currentTime > 0 && ask());
  }
  const begin = (player) => {
    player.closest("li").scrollIntoView({ block: "nearest" });
    player.play().catch(() => {}); // a browser that plays nothing by itself leaves it to the button
  };
  // On a phone what she has begun to watch stays in sight while she fills the card below it; its place keeps its height.
  const lift = () => {
    const begun = now();
    for (const player of players) {
      const box = player.closest(".watched"), place = box.parentElement;
      const aloft = player === begun && player.currentTime > 0 && !player.ended && place.getBoundingClientRect().bottom < 0;
      if (aloft === box.classList.contains("aloft")) continue;
      place.style.minHeight = aloft ? `${place.offsetHeight}px` : "";
      box.classList.toggle("aloft", aloft);
    }
  };
  addEventListener("scroll", lift, { passive: true });
  for (const player of players) for (const what of ["timeupdate", "ended"]) player.addEventListener(what, lift);
  const first = players.find((player) => !player.hasAttribute("data-seen")) || players[0];
  if (first && root.hasAttribute("data-play")) begin(first);
  else if (first !== players[0]) first.closest("li").scrollIntoView({ block: "nearest" });
  addEventListener("keydown", (event) => {
    const player = now();
    if (!player || event.target.closest("input, textarea, select, a, button, video, audio") || event.ctrlKey || event.metaKey || event.altKey) return;
    const speed = SPEEDS.indexOf(player.playbackRate);
    const act = {
      " ": () => (player.paused ? player.play().catch(() => {}) : player.pause()),
      ArrowLeft: () => { player.currentTime = Math.max(0, player.currentTime - 5); },
      ArrowRight: () => { player.currentTime += 5; },
      ",": () => { player.playbackRate = SPEEDS[Math.max(0, speed - 1)]; },
      ".": () => { player.playbackRate = SPEEDS[Math.min(SPEEDS.length - 1, speed + 1)]; },
    }[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  // A chapter is an answer: going to it plays it.
  document.querySelector("[data-chapters]")?.addEventListener("click", (event) => {
    const chapter = event.target.closest("a");
    const player = chapter && document.getElementById(chapter.hash.slice(1))?.querySelector("video, audio");
    if (player && !player.hidden) player.play().catch(() => {});
  });
})();
