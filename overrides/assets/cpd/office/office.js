// @ts-check
/**
 * Files for word processors, made in the browser: a blank file is unpacked, what was written is put
 * where its place is, and it is packed again. Comes when something is downloaded: download.js fills
 * in forms with it, export-docx.js a whole record.
 *
 * @requires office/text
 * @requires office/blank
 * @requires office/word
 * @requires office/open-document
 */
(() => {
  const library = new URL("../vendor/fflate-0.8.3/fflate.js", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;

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
    { ending: "docx", words: "Word", type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Blank: cpd.OfficeWord },
    { ending: "odt", words: "OpenDocument", type: "application/vnd.oasis.opendocument.text", Blank: cpd.OfficeOpenDocument },
  ];

  cpd.office = Object.freeze({ KINDS, Word: cpd.OfficeWord, child: cpd.officeBlank.child, slug: cpd.officeText.slug, load, unpacked });
})();
