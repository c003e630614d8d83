// @ts-check
/**
 * An OpenDocument text that is filled in.
 *
 * @requires office/text
 * @requires office/blank
 */
(() => {
  const { Blank, child } = cpd.officeBlank;
  const { sayable } = cpd.officeText;
  const BOX = "☐";
  const CROSS = "☒";

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

  cpd.OfficeOpenDocument = OpenDocument;
})();
