/* Wagtail's live checks (8.0) ask the frame of the preview, which a newer one replaces while the author writes. One question that
   fails or is never answered would end the checks until the page is loaded anew, with old warnings on it. Here checks take turns,
   each has an end, and one that failed is made again. */

const PATIENCE = 10_000;
const PAUSE = 1_000;
const TRIES = 15;

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
const atMost = (time, promise) =>
  Promise.race([promise, pause(time).then(() => Promise.reject(new Error("The preview did not answer.")))]);

const steady = (Preview) =>
  class extends Preview {
    connect() {
      super.connect();
      if (this.axeConfig) Object.assign(this.axeConfig.options, { pingWaitTime: PATIENCE / 2, frameWaitTime: PATIENCE });
    }

    /* A frame says that it is ready to be checked; a frame that is gone by now no longer matters. */
    runChecks(event) {
      const said = event?.data?.wagtail?.type;
      if (event && (said !== "w-userbar:axe-ready" || event.source !== this.iframeTarget.contentWindow)) return this.turn;
      this.due = TRIES;
      this.turn ??= this.takeTurns().finally(() => (this.turn = null));
      return this.turn;
    }

    async takeTurns() {
      while (this.due) {
        const left = this.due;
        this.due = 0;
        this.sendScaleToIframe();
        try {
          await this.runAxeChecks();
          await atMost(PATIENCE, this.runContentChecks());
        } catch {
          this.due = Math.max(this.due, left - 1);
          await pause(PAUSE);
        }
      }
    }
  };

const app = window.wagtail?.app;
const known = app?.router.modulesByIdentifier.get("w-preview");
if (known) app.register("w-preview", steady(known.definition.controllerConstructor));
