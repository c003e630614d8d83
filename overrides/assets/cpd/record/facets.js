// @ts-check
/**
 * What may be kept of a thing, as the site declares it (its storage manifest, in record-data.js): what it is called,
 * to which part of the record it belongs, where it is told, and what its value may be. Touches no page.
 */
(() => {
  const SITE = "cpd:<site>:";
  const OTHERS = { key: "others", words: "Other" };

  /** @type {Map<string, Cpd.Declared> | null} */
  let index = null;

  /** All that is declared, by name; of what has a name for each field, by what stands before that: "form.". */
  function declarations() {
    if (index) return index;
    const found = new Map((cpd.catalogue?.storage ?? []).flatMap(({ part, facets }) => facets.map(({ key, ...facet }) => {
      const [under, name] = key.slice(SITE.length).split("#");
      const [start] = name.split("<");
      return /** @type {[string, Cpd.Declared]} */ ([start, { ...facet, part, under: pattern(under), isStart: start !== name }]);
    })));
    if (cpd.catalogue?.storage) index = found;
    return found;
  }

  /** Which ids fit "log/<n>" or "route/<id>". @param {string} under */
  const pattern = (under) => new RegExp(`^${under.replace("<n>", "[1-9]\\d{0,8}").replace("<id>", "[^]+")}$`);

  /** A facet without what says that something newer took its place. @param {string} facet */
  const stem = (facet) => facet.replace(/^earlier\./, "").replace(/~\d+$/, "");

  /** What is declared of just this facet. @param {string} facet */
  function own(facet) {
    const found = declarations().get(facet);
    return found?.isStart ? undefined : found;
  }

  /** What is declared of it, or of all facets that begin like it. @param {string} facet @returns {Cpd.Declared | undefined} */
  const declared = (facet) => own(facet) ?? declarations().get(facet.replace(/\.[^]*$/, "."));

  /** The parts of the record that can be chosen, by key. */
  function parts() {
    const found = [...declarations().values()].map(({ part }) => /** @type {[string, string]} */ ([part.toLowerCase(), part]));
    return new Map([...found, [OTHERS.key, OTHERS.words]]);
  }

  /** @param {string} id @param {string} facet */
  function partOf(id, facet) {
    if (id.startsWith("log/")) return "log";
    return (declared(stem(facet)) ?? declared(facet))?.part.toLowerCase() ?? OTHERS.key;
  }

  /** Where the record tells it: in a "box", in the line of "facts", in the "log", in its "form"; else nowhere but with its label. @param {string} facet */
  const placeOf = (facet) => declared(facet)?.place ?? "";

  /** What a facet is called where it stands alone; nothing where each has a label of its own. @param {string} facet */
  const labelOf = (facet) => own(facet)?.label ?? "";

  /** @param {string} facet @param {Cpd.Given} entry */
  function wordsOf(facet, entry) {
    const name = stem(facet);
    const words = labelOf(name) || entry.label || name.replace(/^form\./, "");
    return facet.startsWith("earlier.") ? `Earlier: ${words}` : words;
  }

  /** In the order in which they are declared; what is not, comes after, and what is earlier, last. @param {string} one @param {string} other */
  function byRank(one, other) {
    const all = [...declarations()].filter(([, { isStart }]) => !isStart).map(([name]) => name);
    const rank = (/** @type {string} */ facet) => (facet.startsWith("earlier.") ? all.length + 1 : all.includes(facet) ? all.indexOf(facet) : all.length);
    return rank(one) - rank(other);
  }

  cpd.record ??= /** @type {Cpd.MyRecord} */ ({});
  cpd.record.facets = { stem, own, declared, parts, partOf, placeOf, labelOf, wordsOf, byRank };
})();
