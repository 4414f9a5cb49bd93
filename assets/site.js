// Small comforts of the public site. Everything works without this file.
const $$ = (selector, root = document) => root.querySelectorAll(selector);

for (const button of $$("[data-reveals]")) {
  const input = document.getElementById(button.dataset.reveals);
  button.hidden = false;
  button.addEventListener("click", () => {
    const shown = input.type === "password";
    input.type = shown ? "text" : "password";
    button.firstElementChild.textContent = shown ? button.dataset.hide : button.dataset.show;
    input.focus();
  });
  input.form?.addEventListener("submit", () => { input.type = "password"; });
}

document.querySelector("[data-summary]")?.focus();

for (const button of $$("[data-copies]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const shown = document.getElementById(button.dataset.copies);
    try {
      await navigator.clipboard.writeText(shown.innerText);
      button.textContent = button.dataset.done;
    } catch {  // a browser may refuse: then the words are selected, ready for its own copying
      getSelection().selectAllChildren(shown);
      button.textContent = button.dataset.failed;
    }
  });
}

for (const button of $$("[data-prints]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// A file field speaks the browser's language; here it speaks the page's.
for (const input of $$("input[type=file]")) {
  const cover = document.createElement("span"), shown = document.createElement("span"), press = document.createElement("b");
  const { choose, none } = document.body.dataset;
  const tell = () => shown.replaceChildren(press, [...input.files].map((file) => file.name).join(", ") || none);
  cover.className = "file-cover";
  shown.setAttribute("aria-hidden", "true");
  press.textContent = choose;
  input.replaceWith(cover);
  cover.append(input, shown);
  input.addEventListener("change", tell);
  tell();
}

for (const input of $$("input[type=file][data-limit]")) {
  input.addEventListener("change", async () => {
    const note = document.getElementById(input.dataset.note);
    await shrink(input);
    const files = [...input.files];
    const tooBig = files.some((file) => file.size > Number(input.dataset.limit));
    const tooMany = files.length > Number(input.dataset.most || 1);
    note.textContent = tooBig ? input.dataset.tooBig : tooMany ? input.dataset.tooMany : files.length > 1 ? input.dataset.chosen.replace("{n}", files.length) : "";
    input.setAttribute("aria-invalid", String(tooBig || tooMany));
    const choice = document.getElementById(input.dataset.chooses);
    if (choice && files.length) choice.checked = true;
  });
}

// A photograph is sent no larger than it is kept: minutes less on a slow line.
async function shrink(input) {
  const files = [...input.files];
  if (!files.some((file) => file.type === "image/jpeg" && file.size > 1e6)) return;
  const smaller = new DataTransfer();
  for (const file of files) smaller.items.add(await shrunk(file).catch(() => file));
  input.files = smaller.files;
}

async function shrunk(file) {
  if (file.type !== "image/jpeg" || file.size <= 1e6) return file;
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, 2200 / Math.max(picture.width, picture.height));
  const canvas = Object.assign(document.createElement("canvas"), { width: picture.width * scale, height: picture.height * scale });
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
  return blob && blob.size < file.size ? new File([blob], file.name, { type: "image/jpeg" }) : file;
}

// A ticked finding is shown black at once.
for (const box of $$("[data-covers]")) {
  const cover = () => { for (const mark of $$(`.${box.dataset.covers}`)) mark.classList.toggle("closed", box.checked); };
  box.addEventListener("change", cover);
  addEventListener("pageshow", cover);
}

// What is typed is kept while it is typed: after a pause, when the page goes out of sight, and again when the network is back.
for (const form of $$("form[data-autosaves]")) {
  const status = form.querySelector("[data-saved-words]");
  let waiting = 0, dirty = false;
  const save = async () => {
    clearTimeout(waiting);
    if (!dirty || form.dataset.sending) return;
    dirty = false;
    const values = new URLSearchParams(new FormData(form));
    values.set(form.dataset.autosaves, "simpan");
    try {
      const answer = await fetch(form.action, { method: "POST", body: values, keepalive: true, redirect: "manual" });
      if (answer.status !== 204) throw new Error();
      const now = new Date(), time = [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, "0")).join(".");
      status.textContent = status.dataset.savedWords.replace("{time}", time);
    } catch {
      dirty = true;
      status.textContent = status.dataset.unsavedWords;
    }
  };
  form.addEventListener("input", () => { dirty = true; clearTimeout(waiting); waiting = setTimeout(save, 1500); });
  form.addEventListener("submit", () => { dirty = false; clearTimeout(waiting); });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") save(); });
  addEventListener("online", save);
}

// One more row without leaving the place on the page.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-adds]");
  if (!button) return;
  event.preventDefault();
  const part = button.dataset.adds, form = button.form, values = new URLSearchParams(new FormData(form));
  values.set(button.name, button.value);
  try {
    const answer = await fetch(form.action, { method: "POST", body: values });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(part);
    document.getElementById(part).replaceWith(document.importNode(fresh, true));
    document.querySelector(`#${part} [autofocus]`)?.focus();
  } catch {
    form.requestSubmit(button);
  }
});

// One press sends once; the button stays enabled for those who come back to the page.
for (const form of $$("form[data-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sending) event.preventDefault();
    form.dataset.sending = "yes";
    const status = form.querySelector("[data-sending-words]");
    if (status) status.textContent = status.dataset.sendingWords;
  });
  addEventListener("pageshow", () => { delete form.dataset.sending; });
}

// The device's own way to pass a page on, where it has one; the links beside it are for everybody.
for (const button of $$("[data-shares]")) {
  if (!navigator.share) continue;
  button.hidden = false;
  button.addEventListener("click", () => navigator.share({ title: document.title, url: button.dataset.shares }).catch(() => {}));
}

// Where there is no room beside the list, the filters are a modal sheet: what lies behind it is out of reach, Escape closes it, the focus comes back.
const filters = document.getElementById("saring");
if (filters && filters.closest("form")) {
  const sheet = document.createElement("dialog"), narrow = matchMedia("(max-width: 959.98px)"), status = filters.closest("form").querySelector("[role=status]");
  const homes = new Map([filters, status].map((part) => [part, document.createComment("")]));
  const settle = () => {
    const wanted = narrow.matches && location.hash === "#saring";
    if (wanted === sheet.open) return;
    if (wanted) {
      filters.before(sheet);
      for (const [part, home] of homes) { part.replaceWith(home); sheet.append(part); }
      sheet.showModal();
    } else {
      sheet.close();
      for (const [part, home] of homes) home.replaceWith(part);
      document.querySelector(".filter-link")?.focus();
    }
  };
  sheet.className = "filter-sheet";
  sheet.setAttribute("aria-label", filters.getAttribute("aria-label"));
  sheet.addEventListener("cancel", (event) => { event.preventDefault(); location.hash = "hasil"; });
  addEventListener("hashchange", settle);
  narrow.addEventListener("change", settle);
  settle();
}

// Filters of a list: each choice fetches the same address that the form would open, and puts its parts in place. The address follows,
// the count is announced, and the focus stays. Where anything fails the browser opens the address itself.
for (const form of $$("form[data-live]")) {
  const places = form.dataset.live.split(" ");
  let shown = location.search;
  let asking = new AbortController();

  const wanted = () => {
    const typed = [...new FormData(form)].filter(([, value]) => value);
    const query = new URLSearchParams(typed).toString();
    return form.getAttribute("action") + (query ? `?${query}` : "");
  };

  const put = (page) => {
    const { name, value, id } = document.activeElement;
    for (const place of places) document.getElementById(place).replaceChildren(...page.getElementById(place).childNodes);
    for (const other of ["h1", "title", ".top nav.end"]) document.querySelector(other)?.replaceChildren(...page.querySelector(other).childNodes);
    const feed = (root) => root.querySelector("link[type='application/atom+xml']");
    if (feed(page)) feed(document)?.replaceWith(document.importNode(feed(page), true));
    const back = document.querySelector("#simpan [name=lanjut]");
    if (back) back.value = page.querySelector("#simpan [name=lanjut]").value;
    const same = [...$$("input, select", form)].find((one) => (id ? one.id === id : one.name === name && one.value === value));
    if (document.activeElement === document.body) same?.focus({ preventScroll: true });
    form.querySelector("[role=status]").textContent = form.querySelector("[data-count]").textContent;
  };

  const show = async (address, push) => {
    asking.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(address, { signal: asking.signal });
      if (!answer.ok) throw new Error(answer.status);
      put(new DOMParser().parseFromString(await answer.text(), "text/html"));
      if (push) history.pushState(null, "", address + location.hash);
      shown = location.search;
    } catch (failure) {
      if (failure.name !== "AbortError") location.assign(address);
    }
  };

  form.addEventListener("change", (event) => { if (event.target.closest("#saring")) show(wanted(), true); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(wanted(), true);
    if (location.hash === "#saring") location.hash = "hasil";
  });
  form.addEventListener("click", (event) => {
    const link = event.target.closest(".chip, .orders a");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    show(link.getAttribute("href"), true);
  });
  addEventListener("popstate", () => { if (location.search !== shown) show(location.pathname + location.search, false); });
}
