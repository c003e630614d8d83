// @ts-check
/**
 * Which things fit what is looked for and chosen, and how they are grouped: by suite in reading order, or by date. Touches no page.
 *
 * @requires record/model
 */
(() => {
  const { record } = cpd;
  const { folded, partOf, wordsOf, told } = record;

  /** All words of a thing, to look in. @param {Cpd.Thing} thing */
  const said = ({ title, suiteTitle, section, facets }) =>
    folded([title, suiteTitle, section, ...[...facets].flatMap(([facet, entry]) => [wordsOf(facet, entry), entry.label, told(facet, entry)])].join("\n"));

  /** The things that fit, each with what is asked for of it. @param {Cpd.View} view @param {Cpd.Thing[]} all @returns {Cpd.Thing[]} */
  function fitting(view, all) {
    const sought = folded(view.search).split(/\s+/).filter(Boolean);
    return all.flatMap((thing) => {
      if (view.without.has(`suite ${groupOf(thing).key}`)) return [];
      const facets = new Map([...thing.facets].filter(([facet]) => !view.without.has(`part ${partOf(thing.id, facet)}`)));
      const words = sought.length ? said({ ...thing, facets }) : "";
      return facets.size && sought.every((word) => words.includes(word)) ? [{ ...thing, facets }] : [];
    });
  }

  // Groups

  /** @param {Cpd.Thing} thing */
  function groupOf({ sort, suite, suiteTitle, section }) {
    if (sort === "gone" || (sort === "log" && suite)) return { key: "gone", title: "No longer on the site", section: "" };
    if (sort === "log") return { key: "log", title: "Your own entries in the log", section: "" };
    if (sort === "route") return { key: "routes", title: "Routes", section: "" };
    return suite ? { key: suite, title: suiteTitle || suite, section } : { key: "", title: "Outside the suites", section: "" };
  }

  const LAST = ["", "routes", "log", "gone"];

  /** @param {Cpd.Thing[]} all */
  function bySuite(all) {
    /** @type {Map<string, Cpd.Group>} */
    const groups = new Map();
    const place = (/** @type {Cpd.Thing} */ one) => LAST.indexOf(groupOf(one).key);
    for (const thing of [...all].sort((one, other) => place(one) - place(other))) {
      const { key, title, section } = groupOf(thing);
      const { sections } = groups.get(key) ?? { sections: new Map() };
      if (!groups.has(key)) groups.set(key, { title, sections });
      sections.set(section, [...(sections.get(section) ?? []), thing]);
    }
    return [...groups.values()];
  }

  /** @param {Cpd.Thing[]} all */
  function byDate(all) {
    /** @type {Map<string, Map<string, Cpd.Thing[]>>} */
    const months = new Map();
    for (const thing of [...all].sort((one, other) => other.at.localeCompare(one.at))) {
      const title = isNaN(Date.parse(thing.at)) ? "No date" : new Date(thing.at).toLocaleDateString(cpd.language, { month: "long", year: "numeric" });
      if (!months.has(title)) months.set(title, new Map([["", []]]));
      months.get(title)?.get("")?.push(thing);
    }
    return [...months].map(([title, sections]) => ({ title, sections }));
  }

  Object.assign(record, /** @satisfies {Partial<Cpd.MyRecord>} */ ({ fitting, groupOf, bySuite, byDate }));
})();
