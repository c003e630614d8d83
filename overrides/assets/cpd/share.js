// @ts-check
/**
 * Passing on: the address of an item, and, if the reader wants it, what the reader wrote. That stands in the
 * part of a link that no browser sends to a server. The reader sees all of it first.
 *
 * @requires store
 */

/** Links that hold what somebody wrote: `#shared=` and a letter (d: deflated, j: plain), then base64url. */
cpd.shared = (() => {
  const MOST = 200_000;
  const PARTS = 200;
  const LENGTHS = { id: 300, title: 1000, value: MOST, asked: 64, wording: 4000 };

  /** @param {Uint8Array<ArrayBuffer>} bytes @param {CompressionStream | DecompressionStream} stream */
  async function through(bytes, stream) {
    const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
    const pieces = [];
    let size = 0;
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      size += piece.value.length;
      if (size > MOST) {
        await reader.cancel();
        throw new Error("too much");
      }
      pieces.push(piece.value);
    }
    return new Uint8Array(await new Blob(pieces).arrayBuffer());
  }

  /** @param {Uint8Array} bytes */
  function coded(bytes) {
    let text = "";
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  }

  /** @param {string} text */
  const decoded = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

  /** Where the record is; a copy on a memory stick leads to the site, where it has an address. */
  const record = () => cpd.tray.absolute(document.documentElement.dataset.cpdRecord);

  /** @param {Cpd.SharedPart[]} shared */
  async function link(shared) {
    await cpd.load("tray");
    const bytes = new TextEncoder().encode(JSON.stringify({ v: 1, shared }));
    if (bytes.length > MOST) throw new Error("too much");
    const isDeflated = "CompressionStream" in window;
    return `${record()}#shared=${isDeflated ? "d" : "j"}${coded(isDeflated ? await through(bytes, new CompressionStream("deflate-raw")) : bytes)}`;
  }

  /** A part as it may be: words, not too long, and nothing else. @param {Record<string, unknown>} given @returns {Cpd.SharedPart} */
  function partOf(given) {
    const { facet } = given;
    if (facet !== "answer" && facet !== "note") throw new Error("not shared");
    /** @type {Cpd.SharedPart} */
    const part = { facet, id: "", title: "", value: "" };
    for (const name of /** @type {(keyof typeof LENGTHS)[]} */ (Object.keys(LENGTHS))) {
      const isOwn = Object.hasOwn(given, name);
      const words = given[name];
      if (!isOwn && (name === "asked" || name === "wording")) continue;
      if (!isOwn || typeof words !== "string" || words.length > LENGTHS[name]) throw new Error(name);
      part[name] = words;
    }
    if (!/^[^\s#:]+$/.test(part.id) || !part.value) throw new Error("id");
    return part;
  }

  /** What a link's fragment holds, or null where it is none of ours, damaged or made up. @param {string} fragment @returns {Promise<Cpd.SharedPart[] | null>} */
  async function read(fragment) {
    try {
      const [, letter, text] = /^#?shared=([dj])([\w-]+)$/.exec(fragment) ?? [];
      if (!letter || text.length > MOST * 1.4) return null;
      const bytes = letter === "d" ? await through(decoded(text), new DecompressionStream("deflate-raw")) : decoded(text);
      if (bytes.length > MOST) return null;
      const { v, shared } = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
      return v === 1 && Array.isArray(shared) && shared.length && shared.length <= PARTS ? shared.map(partOf) : null;
    } catch {
      return null;
    }
  }

  return { link, read };
})();

cpd.trays.share = (() => {
  const { element } = cpd;
  const LONG = 2000;
  const NAMES = { answer: "your answer", note: "your note" };

  /** @param {string} text @param {string} label */
  function linkField(text, label) {
    const field = element("input", { type: "text", readonly: "", "aria-label": label });
    field.value = text;
    field.addEventListener("focus", () => field.select());
    return field;
  }

  /** @param {string} title @param {string} to */
  const mail = (title, to) => element("a", { class: "cpd-keep__button", href: `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\r\n${to}\r\n`)}` }, "Email");

  class Sharing {
    preview = element("div", "cpd-keep__preview");
    end = element("div", "cpd-keep__end");
    /** What the other person will see. @type {Cpd.SharedPart[]} */
    parts = [];

    /** @param {Cpd.Keep} keep */
    constructor(keep) {
      this.keep = keep;
      this.url = cpd.tray.address(keep);
      this.plain = linkField(this.url, `Link to ${keep.title}`);
      this.start = cpd.tray.button("Copy the link", () => this.copy(this.url, "The link is copied.", this.plain), "main");
      this.boxes = this.myWords().map(({ facet }) => ({ facet, box: element("input", { type: "checkbox" }) }));
    }

    open() {
      const { keep, boxes } = this;
      const choice = boxes.length && document.documentElement.dataset.cpdRecord ? [element("fieldset", "cpd-keep__choice",
        element("legend", "", "Include what I wrote"),
        ...boxes.map(({ facet, box }) => element("label", "", box, ` ${NAMES[facet]}`))), this.preview, this.end] : [];
      const buttons = element("div", "cpd-keep__buttons", this.start, mail(keep.title, this.url), this.others(this.url));
      for (const { box } of boxes) box.addEventListener("change", () => this.choose());
      if (!cpd.tray.show(keep, "share", this.plain, buttons, ...choice)) return;
      this.start.focus();
      // What is shown is what is passed on, also when it is written on meanwhile.
      const stop = cpd.store.watch((change) => {
        if (!this.preview.isConnected) stop();
        else if (change.id === keep.id && JSON.stringify(this.current()) !== JSON.stringify(this.parts)) this.choose();
      });
    }

    /** @param {string} text @param {string} words @param {HTMLInputElement} field where it can be copied from by hand */
    async copy(text, words, field) {
      try {
        await navigator.clipboard.writeText(text);
        this.keep.say(words);
      } catch {
        field.select();
        this.keep.say("Your browser did not let this page copy. The link is marked: copy it yourself.");
      }
    }

    /** Another program on this device, where the browser can hand it over. @param {string} to */
    others(to) {
      const { title } = this.keep;
      return "share" in navigator ? cpd.tray.button("More ways to share", () => navigator.share({ title, url: to }).catch(() => {})) : "";
    }

    // With what I wrote

    myWords() {
      return /** @type {const} */ (["answer", "note"]).map((facet) => ({ facet, entry: cpd.store.get(this.keep.id, facet) }))
        .flatMap(({ facet, entry }) => (entry && typeof entry.value === "string" && entry.value.trim() ? [{ facet, entry, value: entry.value }] : []));
    }

    /** What is chosen, as it is now. @returns {Cpd.SharedPart[]} */
    current() {
      const { id, title } = this.keep;
      const chosen = this.boxes.filter(({ box }) => box.checked).map(({ facet }) => facet);
      return this.myWords().filter(({ facet }) => chosen.includes(facet)).map(({ facet, value, entry: { asked, wording } }) =>
        ({ id, title, facet, value, ...(asked && { asked }), ...(wording && { wording }) }));
    }

    choose() {
      const { line, said, button } = cpd.tray;
      this.parts = this.current();
      this.end.replaceChildren();
      this.preview.replaceChildren(...(this.parts.length ? [
        line("Anyone with the link will see this:"),
        element("div", "cpd-keep__sample", element("p", "cpd-keep__sample-title", this.keep.title),
          ...this.parts.flatMap(({ facet, value, wording }) => [
            ...(wording ? [element("details", "cpd-keep__wording", element("summary", "", "The question"), said(wording))] : []),
            element("p", "cpd-keep__label", facet === "answer" ? "The answer" : "The note"), said(value)])),
        element("div", "cpd-keep__buttons", button("Make the link", () => this.make())),
      ] : []));
    }

    /** Make the link, unless something in it looks like a name. */
    async make() {
      await cpd.load("names");
      const list = cpd.names.panel(this.parts.map(({ value }) => value), () => this.showLink(), () => this.keep.box.querySelector("textarea")?.focus());
      if (!list) return;
      this.end.replaceChildren(list);
      list.focus();
    }

    /** Save what is chosen, for what is too much for a link. */
    file() {
      const { id, say } = this.keep;
      return cpd.tray.button("Save as a file instead", () => {
        const entries = this.parts.map(({ facet }) => ({ ...cpd.store.get(id, facet), id, facet }));
        cpd.offer(cpd.tray.backup(entries), `shared-${cpd.tray.fileName(id)}.json`, "application/json");
        say("The file is in your downloads. Whoever gets it can open it in My record.");
      });
    }

    async showLink() {
      const { line, button } = cpd.tray;
      const to = await cpd.shared.link(this.parts).catch(() => "");
      const file = this.file();
      if (!to) {
        this.end.replaceChildren(line("This is too much for a link."), element("div", "cpd-keep__buttons", file));
        return file.focus();
      }
      const isLong = to.length > LONG;
      const field = linkField(to, "Link with what you wrote");
      const copying = button("Copy this link", () => this.copy(to, "The link with what you wrote is copied.", field), "main");
      this.end.replaceChildren(
        line(isLong ? `This link has ${to.length.toLocaleString(cpd.language)} characters. Email programs may cut it; a file is safer.` : "What you wrote is in the link itself. Nothing is sent until you pass it on."),
        field, element("div", "cpd-keep__buttons", copying, mail(this.keep.title, to), this.others(to), isLong ? file : ""));
      copying.focus();
      this.keep.say(isLong ? "The link is made, and long." : "The link is made.");
    }
  }

  return (keep) => new Sharing(keep).open();
})();
