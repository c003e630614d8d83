// @ts-check
/**
 * A Word file that is filled in.
 *
 * @requires office/text
 * @requires office/blank
 */
(() => {
  const { Blank, child } = cpd.officeBlank;
  const { sayable, runsLeft, stretches, checksum } = cpd.officeText;
  const CROSS = "☒";

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

  cpd.OfficeWord = Word;
})();
