// @ts-check
/**
 * Files for word processors, made in the browser: a blank file is unpacked, what was written is put
 * where its place is, and it is packed again. Comes when something is downloaded: download.js fills
 * in forms with it, export-docx.js a whole record.
 */
(() => {
  const BOX = "☐";
  const CROSS = "☒";
  const XML = "http://www.w3.org/XML/1998/namespace";
  const library = new URL("../vendor/fflate-0.8.3/fflate.js", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;

  // Words

  /** What XML can hold, with one kind of line break. @param {string} text */
  const sayable = (text) => text.replace(/\r\n?/g, "\n").replace(/[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "");

  /** A part of a file's name: "Straße 4" is "strasse-4". @param {string} words */
  function slug(words) {
    const plain = words.toLowerCase().replace(/ß/g, "ss").replace(/æ/g, "ae").replace(/ø/g, "o").normalize("NFKD").replace(/[\u0300-\u036f'’]/g, "");
    return plain.replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-|-$/g, "");
  }

  // Letters that are read from right to left, the other letters, and stretches of one sort among the other.
  const RIGHT = "\\u{590}-\\u{8ff}\\u{fb1d}-\\u{fdff}\\u{fe70}-\\u{fefc}\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}";
  const LEFT = `(?![${RIGHT}])\\p{L}`;
  const LETTER = new RegExp(`[${RIGHT}]|${LEFT}`, "u");
  const RIGHT_IN_LEFT = new RegExp(`([${RIGHT}](?:(?:(?!${LEFT}).)*[${RIGHT}])?)`, "su");
  const LEFT_IN_RIGHT = new RegExp(`(${LEFT}(?:[^${RIGHT}]*(?:${LEFT}|\\p{Nd}))?)`, "u");

  /** Whether text is read from right to left: its first letter says so. @param {string} text */
  const runsLeft = (text) => new RegExp(`^[${RIGHT}]`, "u").test(LETTER.exec(text)?.[0] ?? "");

  /** Text in stretches of one direction, as in directions.py. @param {string} text */
  function stretches(text) {
    const base = runsLeft(text);
    return text.split(base ? LEFT_IN_RIGHT : RIGHT_IN_LEFT).map((words, at) => ({ words, isLeftwards: base !== (at % 2 === 1) })).filter(({ words }) => words);
  }

  /** @param {string} name */
  function checksum(name) {
    let sum = -1;
    for (const byte of new TextEncoder().encode(name)) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    return (~sum >>> 0).toString(16).padStart(8, "0");
  }

  // Trees

  /** @param {Uint8Array} bytes */
  function parsed(bytes) {
    const tree = new DOMParser().parseFromString(new TextDecoder().decode(bytes), "application/xml");
    if (tree.querySelector("parsererror")) throw new Error("the blank file cannot be read");
    return tree;
  }

  /** @param {Document} tree */
  function written(tree) {
    const text = new XMLSerializer().serializeToString(tree).replace(/^<\?xml[^>]*\?>\s*/, "");
    return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`);
  }

  /** Makes elements of a tree in one namespace. @param {Document} tree @param {string} space */
  function maker(tree, space) {
    /** @param {string} name @param {Record<string, string>} [attributes] @param {(Node | string)[]} inside */
    return (name, attributes = {}, ...inside) => {
      const element = tree.createElementNS(space, name);
      for (const [key, value] of Object.entries(attributes)) {
        element.setAttributeNS(key.startsWith("xml:") ? XML : space, key, value);
      }
      element.append(...inside);
      return element;
    };
  }

  /** @param {Element | null | undefined} element @param {string} name without its prefix */
  const child = (element, name) => [...(element?.children ?? [])].find((one) => one.localName === name);

  /**
   * What both kinds of file have: a tree with named places, and rows of tables to be named anew.
   */
  class Blank {
    /** @param {Cpd.Files} files @param {string} main @param {string} space */
    constructor(files, main, space) {
      this.files = files;
      this.main = main;
      this.space = space;
      this.tree = parsed(files[main]);
      this.make = maker(this.tree, space);
      /** @type {Map<string, Element>} */
      this.places = new Map();
    }

    /** The name a place bears in the file. @param {string} name */
    named(name) {
      return name;
    }

    /** @param {string} name */
    place(name) {
      return this.places.get(this.named(name));
    }

    /** The row of a table in the file that holds some of these places. @param {Cpd.Table} table @param {string} row */
    row({ part, endings }, row) {
      for (const ending of endings) {
        for (let one = this.place(`${part}.${row}${ending}`) ?? null; one; one = one.parentElement) {
          if (one.localName === "tr" || one.localName === "table-row") return one;
        }
      }
      return null;
    }

    /**
     * What must be let go overleaf: LibreOffice loses the end of what has to stay whole and is higher than
     * a page. An answer in a table is as many times as high as there are cells beside it.
     * @param {Element} place @param {string} words
     */
    loosen(place, words) {
      const breaks = 100 * (words.split("\n").length - 1);
      for (let one = place.parentElement; one; one = one.parentElement) {
        if (one.localName !== "tr" && one.localName !== "table-row") continue;
        if (one.childElementCount * words.length + breaks > 2400) this.loosenRow(one);
        return;
      }
      if (words.length + breaks > 4000) this.loosenAnswer(place);
    }

    /** @param {Element} _row */
    loosenRow(_row) {}

    /** @param {Element} _place */
    loosenAnswer(_place) {}

    /** As many rows as the reader has, with their names; empty ones that are over stay for a pen. @param {Cpd.Table} table @param {string[]} wanted */
    rows(table, wanted) {
      /** @type {{element: Element, name: string}[]} */
      const found = [];
      for (let at = 1, element = this.row(table, "1"); element; element = this.row(table, String((at += 1)))) {
        found.push({ element, name: String(at) });
      }
      const [first] = found;
      if (!first) return;
      while (found.length < wanted.length) {
        const element = /** @type {Element} */ (first.element.cloneNode(true));
        found[found.length - 1].element.after(element);
        this.cloned(element);
        found.push({ element, name: first.name });
      }
      const names = [...wanted];
      for (let at = 1; names.length < found.length; at += 1) if (!names.includes(String(at))) names.push(String(at));
      found.forEach(({ element, name }, at) => {
        /** @param {string} row */
        const all = (row) => table.endings.map((ending) => this.named(`${table.part}.${row}${ending}`));
        const after = all(names[at]);
        this.rename(element, new Map(all(name).map((one, n) => [one, after[n]])));
      });
      this.look();
    }

    /** Packed again: what was first is first, and nothing in it depends on the day. @param {string} kind */
    packed(kind) {
      this.files[this.main] = written(this.tree);
      const mtime = new Date(1980, 0, 1);
      const entries = Object.entries(this.files).map(([name, bytes]) => [name, [bytes, { mtime, level: name === "mimetype" ? 0 : 6 }]]);
      return new Blob([fflate.zipSync(Object.fromEntries(entries))], { type: kind });
    }

    look() {}

    /** @param {Element} _row */
    cloned(_row) {}

    /** @param {Element} _row @param {Map<string, string>} _names */
    rename(_row, _names) {}

    /** A heading, a sentence, and what is told, at the end. @param {Cpd.Added} _added */
    append(_added) {}

    /** @param {string} _name @param {Cpd.Answer} _answer @returns {boolean} whether there is a place for it */
    write(_name, _answer) {
      return false;
    }

    /** @param {string} _name @returns {boolean} */
    tick(_name) {
      return false;
    }

    /** @param {Cpd.Summed} _summed */
    sum(_summed) {}
  }

  /** Word: a place is a content control, its name a tag of at most 64 letters. */
  class Word extends Blank {
    /** @param {Cpd.Files} files */
    constructor(files) {
      super(files, "word/document.xml", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
      this.look();
    }

    /** @param {string} name */
    named(name) {
      return name.length <= 64 ? name : `${name.slice(0, 55)}~${checksum(name)}`;
    }

    /** @param {Element} place */
    tagOf(place) {
      return child(child(place, "sdtPr"), "tag");
    }

    /** @param {Element | undefined} element @param {string} [name] */
    value(element, name = "val") {
      return element?.getAttributeNS(this.space, name) ?? "";
    }

    look() {
      const places = [...this.tree.getElementsByTagNameNS(this.space, "sdt")];
      this.places = new Map(places.map((place) => [this.value(this.tagOf(place)), place]));
    }

    /** @param {Element} row */
    cloned(row) {
      const ids = [...this.tree.getElementsByTagNameNS(this.space, "id")].filter((id) => !row.contains(id)).map((id) => Number(this.value(id)));
      let last = Math.max(0, ...ids);
      for (const id of row.getElementsByTagNameNS(this.space, "id")) id.setAttributeNS(this.space, "w:val", String((last += 1)));
    }

    /** @param {Element} row @param {Map<string, string>} names */
    rename(row, names) {
      for (const place of row.getElementsByTagNameNS(this.space, "sdt")) {
        const tag = this.tagOf(place);
        const name = names.get(this.value(tag));
        if (tag && name) tag.setAttributeNS(this.space, "w:val", name);
      }
    }

    /** Text in runs that are each read in one direction, with its line breaks and tabs. @param {string} words */
    runs(words) {
      return stretches(sayable(words)).map(({ words: some, isLeftwards }) => {
        const inside = some.split(/([\n\t])/).filter(Boolean).map((piece) => {
          if (piece === "\n") return this.make("w:br");
          return piece === "\t" ? this.make("w:tab") : this.make("w:t", { "xml:space": "preserve" }, piece);
        });
        return this.make("w:r", {}, ...(isLeftwards ? [this.make("w:rPr", {}, this.make("w:rtl"))] : []), ...inside);
      });
    }

    /** A paragraph is set as its words are read. @param {Element | null} paragraph */
    turn(paragraph) {
      const facts = child(paragraph, "pPr");
      child(facts, "bidi")?.remove();
      if (!facts || !runsLeft(paragraph?.textContent ?? "")) return;
      // The schema has it before these.
      const next = child(facts, "spacing");
      if (next) next.before(this.make("w:bidi"));
      else facts.append(this.make("w:bidi"));
    }

    /** @param {Element} row */
    loosenRow(row) {
      child(child(row, "trPr"), "cantSplit")?.remove();
    }

    /** @param {Element} place */
    loosenAnswer(place) {
      child(child(place.parentElement, "pPr"), "pStyle")?.setAttributeNS(this.space, "w:val", "LongAnswer");
    }

    /** @param {string} name @param {Cpd.Answer} answer */
    write(name, { value, words }) {
      const place = this.place(name);
      const facts = child(place, "sdtPr");
      const content = child(place, "sdtContent");
      if (!place || !facts || !content) return false;
      child(facts, "showingPlcHdr")?.remove();
      content.replaceChildren(...this.runs(words));
      this.turn(place.parentElement);
      this.loosen(place, words);
      if (/^\d{4}-\d\d-\d\d$/.test(String(value))) child(facts, "date")?.setAttributeNS(this.space, "w:fullDate", `${value}T00:00:00Z`);
      child(facts, "dropDownList")?.setAttributeNS(this.space, "w:lastValue", String(value));
      // Room to write by hand is not needed below an answer.
      const paragraph = place.parentElement;
      const below = paragraph?.nextElementSibling;
      if (this.value(child(child(below, "pPr"), "pStyle")) !== "Room") return true;
      below?.remove();
      child(child(paragraph, "pPr"), "keepNext")?.remove();
      return true;
    }

    /** @param {string} name */
    tick(name) {
      const place = this.place(name);
      const box = child(child(place, "sdtPr"), "checkbox");
      const text = place?.getElementsByTagNameNS(this.space, "t")[0];
      if (!box || !text) return false;
      child(box, "checked")?.setAttributeNS(box.namespaceURI, "w14:val", "1");
      text.textContent = CROSS;
      return true;
    }

    /** @param {string} style @param {string} words */
    line(style, words) {
      const made = this.make("w:p", {}, this.make("w:pPr", {}, this.make("w:pStyle", { "w:val": style })), ...this.runs(words));
      this.turn(made);
      return made;
    }

    /** @param {Cpd.Added} added */
    append({ heading, why, told }) {
      const end = this.tree.getElementsByTagNameNS(this.space, "body")[0].lastElementChild;
      const lines = told.flatMap(({ label, words }) => [this.line("Label", label), this.line("Answer", words)]);
      end?.before(this.line("Heading2", heading), this.line("Note", why), ...lines);
    }

    /** @param {Cpd.Summed} summed */
    sum({ table, row, lines }) {
      for (const one of this.tree.getElementsByTagNameNS(this.space, "tbl")) {
        if (this.value(child(child(one, "tblPr"), "tblCaption")) !== table) continue;
        for (const line of one.children) {
          const [head, cell] = [...line.children].filter((part) => part.localName === "tc");
          const paragraph = child(cell, "p");
          if (head?.textContent === row && paragraph && !paragraph.textContent) {
            paragraph.append(...this.runs(lines.join("\n")));
            this.turn(paragraph);
          }
        }
      }
    }
  }

  /** OpenDocument: a place is what stands between the two ends of a bookmark. */
  class OpenDocument extends Blank {
    /** @param {Cpd.Files} files */
    constructor(files) {
      super(files, "content.xml", "urn:oasis:names:tc:opendocument:xmlns:text:1.0");
      this.look();
    }

    look() {
      const places = [...this.tree.getElementsByTagNameNS(this.space, "bookmark-start")];
      this.places = new Map(places.map((place) => [place.getAttributeNS(this.space, "name") ?? "", place]));
    }

    /** @param {Element} row @param {Map<string, string>} names */
    rename(row, names) {
      for (const end of ["bookmark-start", "bookmark-end"]) {
        for (const place of row.getElementsByTagNameNS(this.space, end)) {
          const name = names.get(place.getAttributeNS(this.space, "name") ?? "");
          if (name) place.setAttributeNS(this.space, "text:name", name);
        }
      }
    }

    /** What stands between the ends of a place. @param {Element} place */
    inside(place) {
      const nodes = [];
      for (let node = place.nextSibling; node; node = node.nextSibling) {
        if (node instanceof Element && node.localName === "bookmark-end") return nodes;
        nodes.push(node);
      }
      return [];
    }

    /** Text with its line breaks, tabs and spaces, of which the format would join several into one. @param {string} words */
    text(words) {
      return sayable(words).split(/([\n\t]|^ +| {2,}| +$)/m).filter(Boolean).map((piece) => {
        if (piece === "\n") return this.make("text:line-break");
        if (piece === "\t") return this.make("text:tab");
        return /^ +$/.test(piece) ? this.make("text:s", { "text:c": String(piece.length) }) : this.tree.createTextNode(piece);
      });
    }

    /** @param {Element} row */
    loosenRow(row) {
      row.setAttributeNS(row.namespaceURI, "table:style-name", "LongRow");
    }

    /** @param {Element} place */
    loosenAnswer(place) {
      place.parentElement?.setAttributeNS(this.space, "text:style-name", "Long_20_Answer");
    }

    /** @param {string} name @param {Cpd.Answer} answer */
    write(name, { words }) {
      const place = this.place(name);
      if (!place) return false;
      for (const node of this.inside(place)) node.remove();
      place.after(...this.text(words));
      // The style with room to write by hand gives way to one as large as the answer.
      const paragraph = place.parentElement;
      if (paragraph?.getAttributeNS(this.space, "style-name")?.startsWith("Room")) paragraph.setAttributeNS(this.space, "text:style-name", "Answer");
      this.loosen(place, words);
      return true;
    }

    /** @param {string} name */
    tick(name) {
      const place = this.place(name);
      const box = place && this.inside(place).find((node) => node.textContent?.includes(BOX));
      if (!box) return false;
      box.textContent = CROSS;
      return true;
    }

    /** @param {Cpd.Added} added */
    append({ heading, why, told }) {
      /** @param {string} style @param {string} words */
      const line = (style, words) => this.make("text:p", { "text:style-name": style }, ...this.text(words));
      const head = this.make("text:h", { "text:style-name": "Heading_20_2", "text:outline-level": "2" }, heading);
      const lines = told.flatMap(({ label, words }) => [line("Label", label), line("Answer", words)]);
      this.tree.getElementsByTagName("office:text")[0].append(head, line("Note", why), ...lines);
    }

    /** @param {Cpd.Summed} summed */
    sum({ row, lines }) {
      for (const line of this.tree.getElementsByTagName("table:table-row")) {
        const [head, cell] = line.children;
        const paragraph = child(cell, "p");
        const isFree = paragraph && !paragraph.textContent && !paragraph.children.length;
        if (isFree && line.children.length === 3 && head.textContent === row) paragraph.append(...this.text(lines.join("\n")));
      }
    }
  }

  // Files

  /** @type {Map<string, Promise<void>>} */
  const loads = new Map();

  /** A script, once; after a failure it can be tried again. @param {string} source @returns {Promise<void>} */
  function load(source) {
    const known = loads.get(source);
    if (known) return known;
    const loading = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = source;
      script.addEventListener("load", () => resolve(undefined));
      script.addEventListener("error", () => {
        loads.delete(source);
        script.remove();
        reject(new Error(`${source} could not be loaded`));
      });
      document.head.append(script);
    });
    loads.set(source, loading);
    return loading;
  }

  /** The files in a template, which is a zip file in base64. @param {string} template @returns {Promise<Cpd.Files>} */
  async function unpacked(template) {
    await load(library);
    return fflate.unzipSync(Uint8Array.from(atob(template), (letter) => letter.charCodeAt(0)));
  }

  const KINDS = [
    { ending: "docx", words: "Word", type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Blank: Word },
    { ending: "odt", words: "OpenDocument", type: "application/vnd.oasis.opendocument.text", Blank: OpenDocument },
  ];

  cpd.office = Object.freeze({ KINDS, Word, child, slug, load, unpacked });
})();
