// Scoring: what is chosen or typed is kept as a draft at once, so that a stopped video or a closed tab loses nothing. Without this script "Simpan draf" does the same.
"use strict";
(() => {
  const form = document.querySelector("[data-scorecard]");
  if (!form) return;
  const said = form.querySelector("[data-said]");
  let waiting = 0, turn = Promise.resolve(), sending = false;
  const keep = async () => {
    if (sending) return;
    const fields = new FormData(form);
    fields.set("act", "draft");
    fields.set("quiet", "1");
    let kept = false;
    try {
      kept = (await fetch(form.action, { method: "POST", body: fields, credentials: "same-origin", keepalive: true })).status === 204;
    } catch { /* the connection is lost; the next change tries again */ }
    said.textContent = kept ? form.dataset.kept : form.dataset.lost;
  };
  const soon = (pause) => { clearTimeout(waiting); waiting = setTimeout(() => { waiting = 0; turn = turn.then(keep); }, pause); };
  form.addEventListener("input", (event) => soon(event.target.type === "radio" ? 0 : 800));
  form.addEventListener("submit", () => { sending = true; clearTimeout(waiting); });
  addEventListener("pagehide", () => { if (waiting) { clearTimeout(waiting); keep(); } });
  addEventListener("pageshow", () => { sending = false; });
})();
