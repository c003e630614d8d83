// @ts-check
/**
 * A file for word processors as a tree with named places, which are filled; rows of its tables are named anew. What Word
 * and OpenDocument have in common.
 */
(() => {
  const XML = "http://www.w3.org/XML/1998/namespace";

  /** @param {Uint8Array} bytes */
  function treeOf(bytes) {
    const tree = new DOMParser().parseFromString(new TextDecoder().decode(bytes), "application/xml");
    if (tree.querySelector("parsererror")) throw new Error("the blank file cannot be read");
    return tree;
  }

  /** @param {Document} tree */
  function bytesOf(tree) {
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
      this.tree = treeOf(files[main]);
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
      this.files[this.main] = bytesOf(this.tree);
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

  cpd.officeBlank = { Blank, child };
})();
