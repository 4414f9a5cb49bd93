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
  input.form.addEventListener("submit", () => { input.type = "password"; });
}

document.querySelector("[data-summary]")?.focus();

for (const button of $$("[data-copies]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).innerText);
    button.textContent = button.dataset.done;
  });
}

for (const button of $$("[data-prints]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

for (const input of $$("input[type=file][data-limit]")) {
  input.addEventListener("change", () => {
    const file = input.files[0];
    const tooBig = Boolean(file) && file.size > Number(input.dataset.limit);
    const note = document.getElementById(input.dataset.note);
    note.textContent = tooBig ? input.dataset.tooBig : "";
    input.setAttribute("aria-invalid", String(tooBig));
    const choice = document.getElementById(input.dataset.chooses);
    if (choice && file) choice.checked = true;
  });
}

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
