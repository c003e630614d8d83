// @ts-check
/**
 * Opened as a step of a route (page.js brings this): which step, why, back and on. On the route's page: resume.
 *
 * @requires store
 */
(() => {
  const routes = window.cpdRoutes ?? {};
  const root = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const page = (/** @type {{pathname: string}} */ { pathname }) => pathname.replace(/index\.html$/, "");

  /** A place is remembered when the reader goes there. @param {HTMLElement} box @param {string} id @param {string} title */
  function remember(box, id, title) {
    box.addEventListener("click", ({ target }) => {
      const step = target instanceof Element && target.closest("[data-step]")?.getAttribute("data-step");
      if (step) cpd.store?.set(`route/${id}`, "step", { value: Number(step), label: `Where I am on the route “${title}”`, type: "number" });
    });
  }

  /** @param {Element} box @param {string} text @param {string | URL} url @param {number} [step] */
  function link(box, text, url, step) {
    const made = document.createElement("a");
    Object.assign(made, { textContent: text, href: url });
    if (step) made.dataset.step = String(step);
    box.append(made, " ");
  }

  /** @param {string} id */
  function bars(id) {
    document.querySelectorAll(".cpd-route-bar").forEach((bar) => bar.remove());
    const { title, url, steps = [] } = routes[id] ?? {};
    const urls = steps.map((step) => new URL(step.url, root));
    const here = urls.filter((one) => page(one) === page(location));
    const at = urls.indexOf(here.find((one) => one.hash === location.hash) ?? here[0]);
    const article = document.querySelector("#__content article");
    if (at < 0 || !article) return;
    const bar = (/** @type {string} */ label, /** @type {string[]} */ ...lines) => {
      const box = document.createElement("nav");
      box.className = "cpd-route-bar";
      box.setAttribute("aria-label", label);
      for (const line of lines) box.append(Object.assign(document.createElement("p"), { textContent: line }));
      remember(box, id, title);
      return box;
    };
    const top = bar("Route", `${title}: step ${at + 1} of ${steps.length}`, steps[at].why);
    if (at) link(top, `Back to step ${at}`, urls[at - 1], at);
    if (steps[at + 1]) link(top, `On to step ${at + 2}`, urls[at + 1], at + 2);
    link(top, "All steps", new URL(url, root));
    link(top, "Leave the route", location.pathname + location.hash);
    article.prepend(top);
    // Below what the step is about, too: nobody has to go back up.
    const end = bar("Route, next step");
    if (steps[at + 1]) link(end, `On to step ${at + 2}: ${steps[at + 1].title}`, urls[at + 1], at + 2);
    else link(end, `That was the last step of “${title}”`, new URL(url, root));
    const callout = urls[at].hash && document.getElementById(cpd.idIn(urls[at].hash))?.closest(".cpd-callout");
    const foot = document.querySelector(".cpd-steps");
    if (callout) callout.after(end);
    else if (!foot) article.append(end);
    if (foot) remember(follow(foot, steps[at + 1] ? { way: `On to step ${at + 2}`, title: steps[at + 1].title, url: urls[at + 1], step: at + 2 } : { way: "That was the last step", title, url: new URL(url, root) }), id, title);
  }

  /**
   * The large way on at the foot of the page follows the route; the suite's order stands small beside it.
   * @param {Element} foot @param {{way: string, title: string, url: URL, step?: number}} next
   */
  function follow(foot, { way, title, url, step }) {
    const { element } = cpd;
    const own = foot.querySelector(".cpd-steps__next");
    const words = own?.querySelector(".cpd-steps__way");
    if (own && words) {
      own.className = "cpd-steps__beside";
      words.textContent = "Next in the suite";
    }
    const made = element("a", { class: "cpd-steps__next cpd-steps__next--route", href: url.href, ...(step && { "data-step": String(step) }) }, element("span", "cpd-steps__way", way), " ", element("span", "cpd-steps__title", title));
    foot.querySelector(".cpd-steps__next--route")?.remove();
    foot.prepend(made);
    return made;
  }

  cpd.component("route", (box) => {
    const { route: id = "", title = "" } = box.dataset;
    const start = box.querySelector(".cpd-route__start");
    const settle = () => {
      const step = Number(cpd.store?.get(`route/${id}`, "step")?.value);
      const to = /** @type {NodeListOf<HTMLAnchorElement>} */ (box.querySelectorAll("li > a"));
      if (!start || !(step > 1 && to[step - 1])) return;
      start.textContent = "";
      link(start, `Resume at step ${step}`, to[step - 1].href, step);
      link(start, "Start again with step 1", to[0].href, 1);
    };
    remember(box, id, title);
    addEventListener("pageshow", settle);
    settle();
  });

  const id = new URLSearchParams(location.search).get("route");
  if (id && routes[id]) {
    addEventListener("hashchange", () => bars(id));
    bars(id);
  }
})();
