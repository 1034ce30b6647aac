/* Keys and passkeys. A form with data-key="add", "ask" or "sign-in" gets its hidden credential from the key, and is then sent as it is.
   webauthn-json.js (part of allauth) turns what browsers speak into JSON. */

const question = () => JSON.parse(document.getElementById("key-question").textContent);

const answers = {
  async add(form) {
    const { creation_options: options } = question();
    const alone = form.querySelector("[name=passwordless]")?.checked;
    const wanted = options.publicKey.authenticatorSelection;
    wanted.residentKey = alone ? "required" : "discouraged";
    wanted.requireResidentKey = Boolean(alone);
    if (alone) wanted.userVerification = "required";
    return window.webauthnJSON.create(options);
  },
  async ask() {
    return window.webauthnJSON.get(question().request_options);
  },
  async "sign-in"(form) {
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    return window.webauthnJSON.get((await answer.json()).request_options);
  },
};

for (const form of document.querySelectorAll("form[data-key]")) {
  if (!window.PublicKeyCredential) continue;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const told = form.querySelector("[data-key-told]");
    told.textContent = "";
    try {
      form.querySelector("[name=credential]").value = JSON.stringify(await answers[form.dataset.key](form));
      form.submit();
    } catch {
      told.textContent = form.dataset.refused; // given up, timed out, or a key that is not ours: the person tries again
    }
  });
}
