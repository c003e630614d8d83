// @ts-check
/**
 * Under what names readers' entries stand: `cpd:<site>:<item id>#<facet>`, put aside
 * `cpd:<site>:damaged:<n>:<item id>#<facet>`; former names of the site and former ids of items too. Touches no storage.
 */
cpd.storeKeys = (() => {
  const { cpdSite, cpdSiteWas = "" } = document.documentElement.dataset;
  const PREFIX = `cpd:${cpdSite || "site"}:`;
  /** The present name first, then those that the site had before. */
  const PREFIXES = [PREFIX, ...cpdSiteWas.split(" ").filter(Boolean).map((name) => `cpd:${name}:`)];
  const SHARED = `${PREFIX}shared`;
  const SHARED_EVER = PREFIXES.map((prefix) => `${prefix}shared`);

  /** Ids by former ids. @type {Map<string, string>} */
  const aliases = new Map();

  /** @param {string} id @param {string} facet */
  const keyOf = (id, facet) => `${PREFIX}${id}#${facet}`;

  /** @param {number} number @param {string} id @param {string} facet */
  const asideOf = (number, id, facet) => `${PREFIX}damaged:${number}:${id}#${facet}`;

  /** The item, as it is called now, and the facet of a key, put aside or not. @param {string} key */
  function nameOf(key) {
    const [rest, ...facet] = key.replace(/^cpd:[^:]*:(damaged:\d+:)?/, "").split("#");
    const { base } = cpd.copyOf(rest);
    return { id: (aliases.get(base) ?? base) + rest.slice(base.length), facet: facet.join("#") };
  }

  /** @param {string} key */
  const isOurs = (key) => PREFIXES.some((prefix) => key.startsWith(prefix));

  /** @param {string} key */
  const isPutAside = (key) => /^cpd:[^:]*:damaged:/.test(key);

  /** Where something may stand: under the id, or former ones, of the site or its former names. @param {string} id @param {string} facet */
  function places(id, facet) {
    const { base } = cpd.copyOf(id);
    const former = [...aliases].filter(([, now]) => now === base);
    const ids = [id, ...former.map(([one]) => one + id.slice(base.length))];
    return PREFIXES.flatMap((prefix) => ids.map((one) => `${prefix}${one}#${facet}`));
  }

  /** Let what is kept under former ids be found under this one. @param {string} id @param {string[]} formerIds */
  const alias = (id, formerIds) => formerIds.forEach((one) => one !== id && aliases.set(one, id));

  /** The first of the places for what makes room: `earlier.<facet>`, `earlier.<facet>~2`, and so on. @param {string} facet @param {(place: string) => boolean} isFree */
  function room(facet, isFree) {
    const stem = facet.replace(/^(?:form\.|earlier\.)?(.*?)(?:~\d+)?$/s, "earlier.$1");
    let place = stem;
    for (let number = 2; !isFree(place); number += 1) place = `${stem}~${number}`;
    return place;
  }

  return { PREFIX, SHARED, SHARED_EVER, keyOf, asideOf, nameOf, isOurs, isPutAside, places, alias, room };
})();
