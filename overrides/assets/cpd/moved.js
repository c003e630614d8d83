// @ts-check
/** A former address leads on, and what stands behind a question mark or a hash comes along. */
(() => {
  const link = document.querySelector("a");
  if (!link) return;
  const to = new URL(link.href);
  to.search = location.search;
  to.hash = location.hash;
  if (location.protocol !== "file:") to.pathname = to.pathname.replace(/\/index\.html$/, "/");
  location.replace(to);
})();
