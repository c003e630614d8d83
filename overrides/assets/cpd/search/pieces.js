// @ts-check
/**
 * Brings pieces of the index, each once, as scripts: a page from a folder cannot fetch anything.
 */
(() => {
  const FOLDER = `${document.documentElement.dataset.cpdRoot ?? ""}search/`;
  /** @type {Map<string, {digest: string, data: unknown}>} */
  const arrived = new Map();
  /** @type {Map<string, Promise<unknown>>} */
  const asked = new Map();
  let digest = "";

  /** Every piece calls this. @type {Cpd.Namespace["found"]} */
  cpd.found = (name, whole, data) => {
    arrived.set(name, { digest: whole, data });
  };

  /** @param {string} name */
  const script = (name) => new Promise((onload, onerror) => {
    // With the digest, so that a browser does not keep one of an earlier build.
    const made = cpd.element("script", { src: `${FOLDER}${name}.js${digest ? `?${digest}` : ""}` });
    document.head.append(Object.assign(made, { onload, onerror }));
  });

  /** A piece; one of another build than the first is refused, and all is asked for anew. @param {string} name */
  async function bring(name) {
    await script(name);
    const piece = arrived.get(name);
    arrived.delete(name);
    if (!piece) throw new Error(`search: ${name} is empty`);
    if (name === "index" || !digest) digest = piece.digest;
    else if (piece.digest !== digest) {
      digest = piece.digest;
      asked.clear();
      throw new Error(`search: ${name} is of another build`);
    }
    return piece.data;
  }

  /** @type {Cpd.SearchGet} */
  cpd.searchPiece = (name) => {
    const known = asked.get(name) ?? bring(name);
    asked.set(name, known);
    known.catch(() => asked.delete(name));
    return known;
  };
})();
