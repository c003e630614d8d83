// @ts-check
/**
 * A status line beside what is written. News is announced. That something was saved is announced
 * once, when the reader stops typing, and from then on only shown.
 *
 * @requires store
 * @param {HTMLElement} line @param {() => void} [whenPaused]
 */
cpd.speaking = (line, whenPaused) => {
  const PAUSE = 1500;
  const { store } = cpd;
  let pause = 0;
  let isTold = false;
  let isNew = false;
  /** News stands until the reader stops typing. */
  let isNews = false;

  const words = () => (store.isShared?.() ? "Kept until this tab is closed" : "Saved in this browser");
  const clock = () => new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

  /** @param {string} words @param {boolean} isNews */
  function show(words, isNews) {
    line.setAttribute("aria-live", isNews ? "polite" : "off");
    if (line.textContent !== words) line.textContent = words;
  }

  function rest() {
    if (isNew && !store.unkept()) {
      show(`${words()} at ${clock()}`, !isTold);
      isTold = true;
    }
    isNew = isNews = false;
    whenPaused?.();
  }

  /** Wait until nothing is typed for a while. */
  function wait() {
    clearTimeout(pause);
    pause = setTimeout(rest, PAUSE);
  }

  return {
    /** @param {string} words */
    say(words) {
      isNew = false;
      isNews = true;
      show(words, true);
    },
    wait,
    /** Something was written just now. */
    saved() {
      isNew = true;
      wait();
      if (store.unkept()) {
        show("Not saved in this browser", false);
        isTold = false;
      } else if (!isTold && !isNews) show(words(), false);
    },
  };
};
