// Watching: one player at a time, keys, speed, and the question every few seconds whether it may still be watched. A refusal empties the page at once.
"use strict";
(() => {
  const root = document.querySelector("[data-review]");
  if (!root) return;
  const EVERY = 2000, SPEEDS = [1, 1.25, 1.5, 2];
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
  setInterval(ask, EVERY);
  document.addEventListener("visibilitychange", ask);
  for (const player of players) {
    player.addEventListener("play", () => players.forEach((other) => other !== player && other.pause()));
    player.addEventListener("ended", () => players[players.indexOf(player) + 1]?.play().catch(() => {}));
    player.addEventListener("error", () => player.currentTime > 0 && ask());
  }
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
