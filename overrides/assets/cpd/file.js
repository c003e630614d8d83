// @ts-check
/**
 * Only when the site is opened from a folder (file:). A folder's address shows a listing there, so
 * links that end in "/" are led to the index.html inside. Links to pages name it already; those
 * that scripts make later (search hits) are led right when they are about to be used.
 */
(() => {
  if (location.protocol !== "file:") return;

  /** @param {Element} link */
  function lead(link) {
    const href = link.getAttribute("href") ?? "";
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
