// @ts-check
/**
 * On pages that the site's own theme has drawn: tells the other scripts what our own frame says in its HTML, and starts
 * components in text that the theme puts into an open page (its "instant" navigation).
 */
(() => {
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const page = document.documentElement.dataset;
  page.cpdRoot = new URL("../../", own.src).href;
  page.cpdSite = own.dataset.site ?? "site";
  if (own.dataset.was) page.cpdSiteWas = own.dataset.was;
  if (own.dataset.words) page.cpdWords = own.dataset.words;
  if (own.dataset.record) page.cpdRecord = page.cpdRoot + own.dataset.record;
  // The theme's own script, which comes before, has it; ours come after.
  document.addEventListener("DOMContentLoaded", () => window.document$?.subscribe(() => cpd.run()));
})();
