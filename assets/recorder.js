// Recording in the page: a device check and a practice that never leave the device, and one question at a time, sent piece by piece while it is recorded.
// Every word that a person reads comes from the page.
"use strict";
(() => {
  const root = document.querySelector("[data-recorder]");
  if (!root) return;
  const find = (name) => root.querySelector(`[data-part="${name}"]`);
  const words = root.dataset, practice = root.dataset.recorder === "practice";
  const SLICE = 1000, PIECE = 1024 * 1024, PRACTICE_SECONDS = 15, MEASURED = 8, SOUND = 64000, PICTURE = 1200000, LOW = 400000;  // the last three: bits a second
  const VIDEO = ["video/mp4;codecs=avc1.42E01E,mp4a.40.2", "video/mp4;codecs=avc1.42E01E,opus", "video/webm;codecs=vp9,opus", "video/webm;codecs=vp8,opus", "video/webm", "video/mp4"];
  const AUDIO = ["audio/mp4;codecs=mp4a.40.2", "audio/webm;codecs=opus", "audio/webm", "audio/mp4"];
  let stream = null, meter = null, recorder = null, take = null, clock = null, pieces = [], address = "";

  const kind = () => root.querySelector("[name=kind]:checked")?.value || words.kind || "video";
  const show = (name, on) => { const part = find(name); if (part) part.hidden = !on; };
  const say = (sentence, fault) => { const place = find("said"); place.textContent = sentence || ""; place.classList.toggle("wrong", Boolean(fault)); };
  const stage = (name) => { for (const one of root.querySelectorAll("[data-stage]")) one.hidden = !one.dataset.stage.split(" ").includes(name); root.dataset.at = name; };
  const time = (seconds) => `${Math.floor(seconds / 60)}.${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
  const megabytes = (bytes) => (bytes / 1048576).toFixed(1).replace(".", document.documentElement.lang === "id" ? "," : ".");

  function reason(fault) {
    if (["NotAllowedError", "SecurityError"].includes(fault.name)) return words.denied;
    if (["NotFoundError", "OverconstrainedError", "DevicesNotFoundError"].includes(fault.name)) return kind() === "audio" ? words.noMicrophone : words.noCamera;
    if (["NotReadableError", "AbortError", "TrackStartError"].includes(fault.name)) return words.busy;
    return words.unsupported;
  }

  const mime = () => window.MediaRecorder && (kind() === "audio" ? AUDIO : VIDEO).find((one) => MediaRecorder.isTypeSupported(one));

  async function open() {
    close();
    if (!navigator.mediaDevices?.getUserMedia || !mime()) { say(words.unsupported, true); show("file", true); return; }
    const chosen = (name) => { const value = find(name)?.value; return value ? { deviceId: { exact: value } } : {}; };
    const low = find("low")?.checked, wanted = { audio: { ...chosen("microphone"), echoCancellation: true, noiseSuppression: true }, video: false };
    if (kind() === "video") wanted.video = { ...chosen("camera"), facingMode: "user", width: { ideal: low ? 640 : 1280 }, height: { ideal: low ? 360 : 720 }, frameRate: { ideal: 24, max: 30 } };
    say(words.opening);
    try { stream = await navigator.mediaDevices.getUserMedia(wanted); }
    catch (fault) { say(reason(fault), true); show("file", true); stage("closed"); return; }
    say("");
    const picture = find("picture");
    if (picture) { picture.srcObject = stream; picture.muted = true; picture.hidden = kind() !== "video"; picture.play().catch(() => {}); }
    measure();
    await list();
    expect();
    stage("ready");
  }

  const pictureBits = () => (kind() !== "video" ? 0 : find("low")?.checked ? LOW : PICTURE);

  // Said before anything is sent: it goes out while it is recorded.
  function expect() {
    const weight = find("weight");
    if (weight) weight.textContent = words.weight.replace("{size}", megabytes((SOUND + pictureBits()) * Number(words.seconds) / 8));
  }

  function close() {
    stream?.getTracks().forEach((track) => track.stop());
    meter?.close().catch(() => {});
    stream = meter = null;
  }

  function measure() {
    const level = find("level"), Context = window.AudioContext || window.webkitAudioContext;
    if (!level || !Context) return;
    meter = new Context();
    const ear = meter.createAnalyser(), held = new Uint8Array(ear.fftSize = 512), own = meter;
    meter.createMediaStreamSource(stream).connect(ear);
    const look = () => {
      if (meter !== own) return;
      ear.getByteTimeDomainData(held);
      level.value = Math.min(1, held.reduce((most, one) => Math.max(most, Math.abs(one - 128)), 0) / 64);
      requestAnimationFrame(look);
    };
    look();
  }

  async function list() {
    const found = await navigator.mediaDevices.enumerateDevices();
    for (const [name, sort] of [["camera", "videoinput"], ["microphone", "audioinput"]]) {
      const field = find(name);
      if (!field || field.options.length > 1) continue;
      field.replaceChildren(...found.filter((one) => one.kind === sort && one.deviceId).map((one, at) => new Option(one.label || `${at + 1}`, one.deviceId)));
      field.closest("[data-choice]").hidden = field.options.length < 2;
    }
  }

  // Sending: what is here goes out in order, again and again until it has arrived; the server says from which byte on.
  const sending = { content: [], sent: 0, size: 0, busy: false, ended: false, arrived: [] };
  const wait = (milliseconds) => new Promise((go) => setTimeout(go, milliseconds));

  async function post(path, headers, body) {
    const answer = await fetch(path, { method: "POST", headers, body, credentials: "same-origin" });
    return { status: answer.status, ...(await answer.json().catch(() => ({}))) };
  }

  async function begin() {
    Object.assign(sending, { content: [], sent: 0, size: 0, busy: false, ended: false, arrived: [] });
    const answer = await post(`${words.begin}/${kind()}`, {});
    if (answer.status !== 200) throw new Error(answer.words || words.lost);
    take = answer;
  }

  async function push() {
    if (sending.busy) return;
    sending.busy = true;
    const own = take;
    for (let pause = 500; own === take && sending.sent < sending.size && (sending.ended || sending.size - sending.sent >= PIECE / 4);) {
      const piece = new Blob(sending.content).slice(sending.sent, sending.sent + own.part);
      try {
        const digest = await crypto.subtle.digest("SHA-256", await piece.arrayBuffer());
        const sum = [...new Uint8Array(digest)].map((one) => one.toString(16).padStart(2, "0")).join("");
        const answer = await post(`${words.parts}/${own.id}/bagian`, { "upload-offset": String(sending.sent), "upload-checksum": sum }, piece);
        if (answer.status === 200 || answer.status === 409) { arrived(answer.offset); pause = 500; progress(); continue; }
        if ([404, 413, 422].includes(answer.status)) { say(answer.words || words.lost, true); break; }
        throw new Error(answer.status);
      } catch { say(words.waiting); await wait(pause); pause = Math.min(pause * 2, 15000); }
    }
    sending.busy = false;
  }

  // What the server acknowledged, and when: the speed is that of the last acknowledgements, whatever was lost on the way.
  function arrived(offset) {
    sending.sent = offset;
    sending.arrived.push([performance.now(), offset]);
    if (sending.arrived.length > MEASURED) sending.arrived.shift();
  }

  // Seconds until the rest is there; null while nothing was measured, or nothing is left.
  function rest() {
    const [first, last] = [sending.arrived[0], sending.arrived[sending.arrived.length - 1]];
    if (!first || last[1] <= first[1] || sending.sent >= sending.size) return null;
    return (sending.size - sending.sent) * (last[0] - first[0]) / 1000 / (last[1] - first[1]);
  }

  function progress() {
    const bar = find("bar");
    if (bar) bar.value = sending.size ? sending.sent / sending.size : 0;
    const told = find("told"), left = sending.ended ? rest() : null;
    if (!told) return;
    const much = words.told.replace("{sent}", megabytes(sending.sent)).replace("{all}", megabytes(sending.size));
    const long = left === null ? "" : left < 60 ? words.restSeconds.replace("{n}", Math.ceil(left)) : words.restMinutes.replace("{n}", Math.ceil(left / 60));
    told.textContent = [much, long].filter(Boolean).join(" · ");
  }

  async function record() {
    const type = mime();
    try { if (!practice) await begin(); } catch (fault) { say(fault.message, true); return; }
    pieces = [];
    recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: SOUND, ...(pictureBits() ? { videoBitsPerSecond: pictureBits() } : {}) });
    recorder.ondataavailable = (event) => {
      if (!event.data.size) return;
      pieces.push(event.data);
      if (!practice) { sending.content.push(event.data); sending.size += event.data.size; push(); }
    };
    recorder.onstop = look;
    recorder.start(SLICE);
    stage("recording");
    count(practice ? PRACTICE_SECONDS : Number(words.seconds), () => recorder.state === "recording" && recorder.stop());
  }

  function count(seconds, then) {
    clearInterval(clock);
    const until = Date.now() + seconds * 1000, left = find("left");
    const tick = () => {
      const rest = Math.max(0, (until - Date.now()) / 1000);
      if (left) left.textContent = time(Math.ceil(rest));
      if (!rest) { clearInterval(clock); then(); }
    };
    tick();
    clock = setInterval(tick, 250);
  }

  function think() {
    const seconds = practice ? 3 : Number(words.think);
    if (!seconds) { record(); return; }
    stage("thinking");
    count(seconds, record);
  }

  function look() {
    clearInterval(clock);
    sending.ended = true;
    push();
    if (address) URL.revokeObjectURL(address);
    const whole = new Blob(pieces, { type: recorder.mimeType }), player = find("player");
    address = URL.createObjectURL(whole);
    player.src = address;
    weigh(whole.size);
    progress();
    stage("look");
  }

  function weigh(bytes) {
    const size = find("size");
    if (size) size.textContent = words.size.replace("{size}", megabytes(bytes));
  }

  async function keep() {
    stage("keeping");
    for (let pause = 500; ; pause = Math.min(pause * 2, 15000)) {
      await push();
      while (sending.busy) await wait(100);
      try {
        const answer = await post(`${words.parts}/${take.id}/simpan`, { "upload-length": String(sending.size) });
        if (answer.status === 200) { take = null; close(); location.assign(words.next); return; }
        if (answer.status === 409) { arrived(answer.offset); continue; }
        say(answer.words || words.lost, true); stage("look"); return;
      } catch { say(words.waiting); await wait(pause); }
    }
  }

  async function again() {
    const dropped = take;
    take = null;
    if (dropped) {
      await post(`${words.parts}/${dropped.id}/hapus`, {}).catch(() => {});
      const left = Number(words.takes) - 1;
      words.takes = String(left);
      const told = find("takes");
      if (told) told.textContent = words.takesLeft.replace("{n}", String(left));
      if (left <= 0) { location.assign(words.here); return; }
    }
    stage("ready");
  }

  async function file(event) {
    const [chosen] = event.target.files;
    if (!chosen) return;
    try { await begin(); } catch (fault) { say(fault.message, true); return; }
    if (chosen.size > take.most) { say(words.tooLarge, true); return; }
    Object.assign(sending, { content: [chosen], sent: 0, size: chosen.size, ended: true });
    say("");
    weigh(chosen.size);
    keep();
  }

  const on = (name, act, what = "click") => find(name)?.addEventListener(what, act);
  on("open", open); on("start", think); on("now", () => { clearInterval(clock); record(); }); on("stop", () => recorder?.state === "recording" && recorder.stop());
  on("keep", keep); on("again", again); on("choose", file, "change"); on("camera", open, "change"); on("microphone", open, "change"); on("low", () => stream && open(), "change");
  for (const way of root.querySelectorAll("[name=kind]")) way.addEventListener("change", () => { close(); stage("closed"); say(""); });
  addEventListener("beforeunload", (event) => { if (take && (sending.sent < sending.size || recorder?.state === "recording")) event.preventDefault(); });
  addEventListener("pagehide", close);
  addEventListener("online", push);
  stage("closed");
  find("open").disabled = false; // what is tapped before would be lost
  if (!window.MediaRecorder) { say(words.unsupported, true); show("file", true); }
})();
