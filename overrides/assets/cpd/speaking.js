// @ts-check
/**
 * A status line beside what is written. News is announced. That something was saved is announced
 * once, when the reader stops typing, and from then on only shown.
 *
 * @requires store
 */
cpd.speaking = (() => {
  const PAUSE = 1500;

  const words = () => (cpd.store.isShared?.() ? "Kept until this tab is closed" : "Saved in this browser");
  const clock = () => new Date().toLocaleTimeString(cpd.language, { hour: "2-digit", minute: "2-digit" });

  class Voice {
    pause = 0;
    isTold = false;
    isNew = false;
    /** News stands until the reader stops typing. */
    isNews = false;

    /** @param {HTMLElement} line @param {() => void} [whenPaused] */
    constructor(line, whenPaused) {
      this.line = line;
      this.whenPaused = whenPaused;
    }

    /** @param {string} text @param {boolean} isNews */
    show(text, isNews) {
      this.line.setAttribute("aria-live", isNews ? "polite" : "off");
      if (this.line.textContent !== text) this.line.textContent = text;
    }

    rest() {
      if (this.isNew && !cpd.store.unkept()) {
        this.show(`${words()} at ${clock()}`, !this.isTold);
        this.isTold = true;
      }
      this.isNew = this.isNews = false;
      this.whenPaused?.();
    }

    /** @param {string} text */
    say(text) {
      this.isNew = false;
      this.isNews = true;
      this.show(text, true);
    }

    /** Wait until nothing is typed for a while. */
    wait() {
      clearTimeout(this.pause);
      this.pause = setTimeout(() => this.rest(), PAUSE);
    }

    /** Something was written just now. */
    saved() {
      this.isNew = true;
      this.wait();
      if (cpd.store.unkept()) {
        this.show("Not saved in this browser", false);
        this.isTold = false;
      } else if (!this.isTold && !this.isNews) this.show(words(), false);
    }
  }

  return (line, whenPaused) => {
    const voice = new Voice(line, whenPaused);
    return { say: (text) => voice.say(text), wait: () => voice.wait(), saved: () => voice.saved() };
  };
})();
