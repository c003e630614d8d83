// @ts-check
/**
 * Links to pages name the file ("x/index.html"), so that they work when the site is opened from a
 * folder, also without scripts. On a server they are shortened to "x/". From a folder (file:),
 * where "x/" shows a listing, links made by scripts (search hits) get the file's name instead.
 */
(() => {
  const isFile = location.protocol === "file:";

  /** @param {Element} link */
  function lead(link) {
    const href = link.getAttribute("href") ?? "";
    if (!isFile) {
      if (!/^[a-z][a-z0-9+.-]*:/i.test(href)) link.setAttribute("href", href.replace(/(^|\/)index\.html(?=[?#]|$)/, "$1") || "./");
      return;
    }
    const isElsewhere = /^(?!file:)[a-z][a-z0-9+.-]*:/i.test(href);
    const [, path, rest] = /^([^?#]*)(.*)$/.exec(href) ?? [];
    // "x/", ".", ".." and "../.." are folders
    if (isElsewhere || !path || !/(^|\/)\.{0,2}$/.test(path)) return;
    link.setAttribute("href", `${path.replace(/\/?$/, "/")}index.html${rest}`);
  }

  const leadAll = () => document.querySelectorAll("a[href], link[rel~=next][href]").forEach(lead);
  const leadTarget = (/** @type {Event} */ event) => {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (link) lead(link);
  };

  document.addEventListener("DOMContentLoaded", leadAll);
  for (const type of ["click", "auxclick", "focusin", "pointerdown"]) document.addEventListener(type, leadTarget, true);
})();
