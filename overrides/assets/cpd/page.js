// @ts-check
/** What helps with reading: wide tables, task lists, what is folded, where in the page. */
(() => {
  /** A reader who follows a route is told where it goes on; nobody else needs what that takes. */
  function route() {
    if (!new URLSearchParams(location.search).has("route")) return;
    // Styled at once: nothing jumps.
    cpd.load("route.css").then(() => cpd.load("store", "routes-data", "route"));
  }

  /** Tables stand in a box that can scroll. Material's bundle makes the same one. */
  function tables() {
    for (const table of document.querySelectorAll(".md-typeset table:not([class])")) {
      if (table.closest(".md-typeset__scrollwrap")) continue;
      const box = document.createElement("div");
      const inner = document.createElement("div");
      box.className = "md-typeset__scrollwrap";
      inner.className = "md-typeset__table";
      table.replaceWith(box);
      box.append(inner);
      inner.append(table);
    }
  }

  /** What is wider than its place can be focused, and has a name, as long as it is. */
  function scrollers() {
    const boxes = document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code, div.cpd-formula");
    const isWider = (/** @type {Element} */ box) => box.scrollWidth > box.clientWidth + 1;
    const settle = (/** @type {Element} */ box, isWide = isWider(box)) => {
      const name = box.matches(".md-typeset__scrollwrap") ? "Table" : box.matches(".cpd-formula") ? "Formula" : "Code";
      box.toggleAttribute("data-cpd-wide", isWide);
      if (!isWide) for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
      else {
        box.setAttribute("tabindex", "0");
        box.setAttribute("role", "region");
        box.setAttribute("aria-label", `${name} ${[...boxes].indexOf(box) + 1}, can be scrolled`);
      }
    };
    const watch = new ResizeObserver((entries) => entries.forEach(({ target }) => settle(target)));
    // At once, too: what is far below and not yet drawn is not reported. All is measured before anything is changed, so that the
    // page is laid out once; but for what is folded, which would be laid out for this alone and is reported when it opens.
    const widths = [...boxes].map((box) => box.checkVisibility() && isWider(box));
    boxes.forEach((box, index) => {
      settle(box, widths[index]);
      watch.observe(box);
    });
  }

  /** Links name files, for the site in a folder; on a server their addresses are shorter without. */
  function addresses() {
    if (location.protocol === "file:") return;
    for (const link of document.querySelectorAll('a[href*="index.html"]')) {
      const href = link.getAttribute("href") ?? "";
      const isElsewhere = /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(href);
      if (!isElsewhere) link.setAttribute("href", href.replace(/(^|\/)index\.html(?=[?#]|$)/, "$1") || "./");
    }
  }

  /** A task list's boxes say what they stand for. */
  function tasks() {
    for (const box of document.querySelectorAll(".task-list-item > input:not([aria-label])")) {
      box.setAttribute("aria-label", (box.parentElement?.textContent ?? "").trim());
    }
  }

  /** What the address points to is unfolded; on paper everything is. */
  function folds() {
    const unfold = () => {
      const target = document.getElementById(cpd.idIn());
      let fold = target?.closest("details:not([open])");
      if (!target || !fold) return;
      for (; fold; fold = target.closest("details:not([open])")) fold.setAttribute("open", "");
      target.scrollIntoView();
    };
    /** @type {Element[]} */
    let opened = [];
    addEventListener("hashchange", unfold);
    addEventListener("beforeprint", () => {
      opened = [...document.querySelectorAll("details:not([open])")];
      opened.forEach((fold) => fold.setAttribute("open", ""));
    });
    addEventListener("afterprint", () => opened.forEach((fold) => fold.removeAttribute("open")));
    unfold();
  }

  /** Mark in the rail the heading that is being read. */
  function rail() {
    const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".cpd-rail__link")]);
    const headings = links.map((link) => document.getElementById(cpd.idIn(link.hash)));
    if (!links.length) return;
    let isWaiting = false;
    const settle = () => {
      isWaiting = false;
      const here = headings.findLastIndex((heading) => heading && heading.getBoundingClientRect().top < innerHeight / 3);
      links.forEach((link, index) => link.toggleAttribute("data-here", index === here));
    };
    addEventListener("scroll", () => {
      if (!isWaiting) requestAnimationFrame(settle);
      isWaiting = true;
    }, { passive: true });
    requestAnimationFrame(settle); // when all else is done: the page is laid out once
  }

  cpd.component("page", () => {
    addresses();
    document.querySelectorAll(".cpd-table").forEach(cpd.asTable);
    tasks();
    folds();
    rail();
    route();
    // Where the bundle comes at once it wraps the tables itself, when the document is ready.
    addEventListener("load", () => {
      tables();
      requestAnimationFrame(scrollers); // when the page is laid out anyway
    });
  });
})();
