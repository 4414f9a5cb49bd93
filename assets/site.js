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

// The device's own way to pass a page on, where it has one; the links beside it are for everybody.
for (const button of $$("[data-shares]")) {
  if (!navigator.share) continue;
  button.hidden = false;
  button.addEventListener("click", () => navigator.share({ title: document.title, url: button.dataset.shares }).catch(() => {}));
}
