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
  function checked(given) {
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
      return v === 1 && Array.isArray(shared) && shared.length && shared.length <= PARTS ? shared.map(checked) : null;
    } catch {
      return null;
    }
  }

  return { link, read };
})();

cpd.trays.share = (keep) => {
  const { element, store } = cpd;
  const { button, line, said, show, backup, fileName, address } = cpd.tray;
  const { id, title, say } = keep;
  const LONG = 2000;
  const url = address(keep);
  const NAMES = { answer: "your answer", note: "your note" };

  /** @param {string} text @param {string} words @param {HTMLInputElement} [field] where it can be copied from by hand */
  async function copy(text, words, field) {
    try {
      await navigator.clipboard.writeText(text);
      say(words);
    } catch {
      field?.select();
      say(field ? "Your browser did not let this page copy. The link is marked: copy it yourself." : "Your browser did not let this page copy.");
    }
  }

  /** @param {string} to @param {string} [before] */
  function mail(to, before = "") {
    const made = element("a", "cpd-keep__button", "Email");
    made.href = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${before}${title}\r\n${to}\r\n`)}`;
    return made;
  }

  /** Another program on this device, where the browser can hand it over. @param {string} to */
  const others = (to) => ("share" in navigator ? button("More ways to share", () => navigator.share({ title, url: to }).catch(() => {})) : "");

  /** @param {string} text @param {string} label */
  function shown(text, label) {
    const field = element("input", { type: "text", readonly: "", "aria-label": label });
    field.value = text;
    field.addEventListener("focus", () => field.select());
    return field;
  }

  const plain = shown(url, `Link to ${title}`);

  // With what I wrote

  const written = () => /** @type {const} */ (["answer", "note"]).map((facet) => ({ facet, entry: store.get(id, facet) }))
    .flatMap(({ facet, entry }) => (entry && typeof entry.value === "string" && entry.value.trim() ? [{ facet, entry, value: entry.value }] : []));
  const boxes = written().map(({ facet }) => ({ facet, box: element("input", { type: "checkbox" }) }));
  const preview = element("div", "cpd-keep__preview");
  const end = element("div", "cpd-keep__end");

  /** What the other person will see. @type {Cpd.SharedPart[]} */
  let parts = [];

  /** What is chosen, as it is now. @returns {Cpd.SharedPart[]} */
  function current() {
    const chosen = boxes.filter(({ box }) => box.checked).map(({ facet }) => facet);
    return written().filter(({ facet }) => chosen.includes(facet)).map(({ facet, value, entry: { asked, wording } }) =>
      ({ id, title, facet, value, ...(asked && { asked }), ...(wording && { wording }) }));
  }

  function choose() {
    parts = current();
    end.replaceChildren();
    preview.replaceChildren(...(parts.length ? [
      line("Anyone with the link will see this:"),
      element("div", "cpd-keep__sample", element("p", "cpd-keep__sample-title", title),
        ...parts.flatMap(({ facet, value, wording }) => [
          ...(wording ? [element("details", "cpd-keep__wording", element("summary", "", "The question"), said(wording))] : []),
          element("p", "cpd-keep__label", facet === "answer" ? "The answer" : "The note"), said(value)])),
      element("div", "cpd-keep__buttons", button("Make the link", make)),
    ] : []));
  }

  async function make() {
    await cpd.load("names");
    const list = cpd.names.panel(parts.map(({ value }) => value), made, () => keep.box.querySelector("textarea")?.focus());
    if (!list) return;
    end.replaceChildren(list);
    list.focus();
  }

  async function made() {
    const to = await cpd.shared.link(parts).catch(() => "");
    const file = button("Save as a file instead", () => {
      const entries = parts.map(({ facet }) => ({ ...store.get(id, facet), id, facet }));
      cpd.offer(backup(entries), `shared-${fileName(id)}.json`, "application/json");
      say("The file is in your downloads. Whoever gets it can open it in My record.");
    });
    if (!to) {
      end.replaceChildren(line("This is too much for a link."), element("div", "cpd-keep__buttons", file));
      return file.focus();
    }
    const isLong = to.length > LONG;
    const field = shown(to, "Link with what you wrote");
    const copying = button("Copy this link", () => copy(to, "The link with what you wrote is copied.", field), "main");
    end.replaceChildren(
      line(isLong ? `This link has ${to.length.toLocaleString("en-GB")} characters. Email programs may cut it; a file is safer.` : "What you wrote is in the link itself. Nothing is sent until you pass it on."),
      field, element("div", "cpd-keep__buttons", copying, mail(to), others(to), isLong ? file : ""));
    copying.focus();
    say(isLong ? "The link is made, and long." : "The link is made.");
  }

  const start = button("Copy the link", () => copy(url, "The link is copied.", plain), "main");
  const isOpen = show(keep, "share", plain, element("div", "cpd-keep__buttons", start, mail(url), others(url)),
    ...(boxes.length && document.documentElement.dataset.cpdRecord ? [element("fieldset", "cpd-keep__choice",
      element("legend", "", "Include what I wrote"),
      ...boxes.map(({ facet, box }) => element("label", "", box, ` ${NAMES[facet]}`))), preview, end] : []));
  for (const { box } of boxes) box.addEventListener("change", choose);
  if (!isOpen) return;
  start.focus();
  // What is shown is what is passed on, also when it is written on meanwhile.
  const stop = store.watch((change) => {
    if (!preview.isConnected) stop();
    else if (change.id === id && JSON.stringify(current()) !== JSON.stringify(parts)) choose();
  });
};
