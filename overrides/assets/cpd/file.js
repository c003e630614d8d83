// @ts-check
/**
 * Only when the site is opened from a folder (file:). A folder's address shows a listing there, so
 * links that end in "/" are led to the index.html inside. Links to pages name it already; those
 * that scripts make later (search hits) are led right when they are about to be used.
 * And browsers start no worker there, so Material's search gets one in a hidden frame.
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

  /**
   * What a worker would do, done in a frame of this page, which the page's policy holds for too.
   * Material's worker looks for the name IFrameWorker to find the scripts it needs for other languages.
   */
  class IFrameWorker extends EventTarget {
    /** @type {Promise<unknown>} */
    #ready;
    #frame = document.createElement("iframe");

    /** @param {string | URL} address */
    constructor(address) {
      super();
      this.#frame.hidden = true;
      document.body.append(this.#frame);
      const inside = this.#inside;
      // A document of its own at once: some browsers put another in the place of the first, later.
      inside.document.open();
      inside.document.write("<!doctype html><title>Search</title><body>");
      inside.document.close();
      const answer = (/** @type {unknown} */ data) => this.dispatchEvent(new MessageEvent("message", { data }));
      const bring = (/** @type {string | URL} */ source) =>
        new Promise((done, failed) => {
          const script = inside.document.createElement("script");
          Object.assign(script, { src: new URL(source, document.baseURI), onload: done, onerror: failed });
          inside.document.body.append(script);
        });
      Object.assign(inside, {
        postMessage: (/** @type {unknown} */ data) => setTimeout(answer, 0, structuredClone(data)),
        importScripts: async (/** @type {string[]} */ ...sources) => {
          for (const source of sources) await bring(source);
        },
      });
      this.#ready = bring(address);
      this.#ready.catch(() => this.dispatchEvent(new ErrorEvent("error", { message: `${address} cannot be read` })));
    }

    get #inside() {
      return /** @type {Window} */ (this.#frame.contentWindow);
    }

    /** @param {unknown} data */
    postMessage(data) {
      const copy = structuredClone(data);
      this.#ready.then(() => this.#inside.dispatchEvent(new MessageEvent("message", { data: copy })), () => {});
    }

    terminate() {
      this.#frame.remove();
    }
  }
  Object.assign(window, { IFrameWorker, Worker: IFrameWorker });

  const leadAll = () => document.querySelectorAll("a[href], link[rel~=next][href]").forEach(lead);
  const leadTarget = (/** @type {Event} */ event) => {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (link) lead(link);
  };

  document.addEventListener("DOMContentLoaded", leadAll);
  for (const type of ["click", "auxclick", "focusin", "pointerdown"]) document.addEventListener(type, leadTarget, true);
})();
