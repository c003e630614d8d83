// @ts-check
/**
 * The record as a Word file: our own empty file with its styles, page numbers and language (record-template.js), written full.
 *
 * @requires record
 * @requires export-text
 * @requires office
 */
(() => {
  const { record, dated } = cpd;
  const WIDTHS = [1500, 2500, 1000, 2430, 2430];
  const CORE = "docProps/core.xml";
  record.exports ??= {};

  /** @param {Cpd.Exported} of */
  record.exports.docx = async ({ entries, site, day, made }) => {
    const { office } = cpd;
    const files = await office.unpacked(window.cpdTemplates?.record?.docx ?? "");
    const word = new office.Word(files);
    const body = word.tree.getElementsByTagNameNS(word.space, "body")[0];
    const end = office.child(body, "sectPr");
    const { groups, log, total } = record.laidOut(entries);
    const lines = groups.flatMap(({ title, sections }) => [
      word.line("Heading2", title),
      ...sections.flatMap(({ title: section, things }) => things.flatMap((one) => thing(word, one, section))),
    ]);
    const table = log.rows.length ? [word.line("Heading2", "Log of professional development"), word.line("Note", total), logTable(word, log), word.line("Cell", "")] : [];
    body.replaceChildren(word.line("Heading1", "My record"), word.line("Note", `${site.title}. Saved on ${dated(day)}.`), ...table, ...lines, ...(end ? [end] : []));
    const core = new TextDecoder().decode(files[CORE]);
    files[CORE] = new TextEncoder().encode(core.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${made.slice(0, 19)}Z`));
    return word.packed(office.KINDS[0].type);
  };

  /** @param {Cpd.Word} word @param {Cpd.ToldOf} one @param {string} section */
  function thing(word, { title, facts, texts }, section) {
    return [
      word.line("Heading3", title),
      word.line("Help", [section, ...facts].filter(Boolean).join(" · ")),
      ...texts.flatMap(({ question, label, words }) => [...(question ? [word.line("Help", question)] : []), word.line("Label", label), word.line(isLong(words) ? "LongAnswer" : "Answer", words)]),
    ];
  }

  /** What is higher than a page must be let go overleaf. @param {string} words */
  const isLong = (words) => words.length + 100 * (words.split("\n").length - 1) > 2000;

  /** The log, with its first row said again on every page. @param {Cpd.Word} word @param {Cpd.LaidOut["log"]} log */
  function logTable(word, { headings, rows }) {
    const { make } = word;
    const cell = (/** @type {string} */ words, /** @type {number} */ at, /** @type {string} */ style) =>
      make("w:tc", {}, make("w:tcPr", {}, make("w:tcW", { "w:w": String(WIDTHS[at]), "w:type": "dxa" })), word.line(style, words));
    const row = (/** @type {string[]} */ cells, /** @type {string} */ style, /** @type {Element[]} */ ...facts) => make("w:tr", {}, make("w:trPr", {}, ...facts), ...cells.map((words, at) => cell(words, at, style)));
    const width = WIDTHS.reduce((sum, one) => sum + one, 0);
    const look = { "w:val": "0620", "w:firstRow": "1", "w:lastRow": "0", "w:firstColumn": "0", "w:lastColumn": "0", "w:noHBand": "1", "w:noVBand": "1" };
    return make("w:tbl", {},
      make("w:tblPr", {}, make("w:tblStyle", { "w:val": "FormTable" }), make("w:tblW", { "w:w": String(width), "w:type": "dxa" }), make("w:tblLayout", { "w:type": "fixed" }), make("w:tblLook", look), make("w:tblCaption", { "w:val": "Log of professional development" })),
      make("w:tblGrid", {}, ...WIDTHS.map((one) => make("w:gridCol", { "w:w": String(one) }))),
      row(headings, "ColumnHeading", make("w:cantSplit"), make("w:tblHeader")),
      ...rows.map((cells) => row(cells, "Cell", ...(cells.some(isLong) ? [] : [make("w:cantSplit")]))));
  }
})();
