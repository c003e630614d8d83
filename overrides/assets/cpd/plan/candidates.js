// @ts-check
/**
 * Which items can be in a session, what each is worth by itself, and how far apart two are. Touches no page.
 *
 * @requires plan/company
 */
cpd.planCandidates = (() => {
  const company = cpd.planCompany;
  const EACH = 1;
  const PINCH = 4;
  const STEPS = { near: 0, section: 2, suite: 5, far: 12 };

  /** @param {Cpd.Item} item */
  const pageOf = (item) => item.url.split("#")[0];

  /** @param {Cpd.Item} item */
  const isThere = (item) => !item.withdrawn && !item.unlisted;

  /** @param {Cpd.Item} item */
  const takesTime = (item) => isThere(item) && Number.isInteger(item.minutes) && Number(item.minutes) > 0;

  /** The kind that opens a session: the first that asks nothing. @param {Cpd.Timetable} catalogue */
  const openingKind = (catalogue) => Object.keys(catalogue.kinds).find((name) => !catalogue.kinds[name].asks);

  /** What leads to an activity: the last idea before it on its page, else in its section, else the first after it there. @param {Cpd.Timetable} catalogue @param {Cpd.Item} item */
  function opens(catalogue, item) {
    const at = catalogue.items.indexOf(item);
    const kind = openingKind(catalogue);
    const isIdea = (/** @type {Cpd.Item} */ one) => one.kind === kind && !takesTime(one) && isThere(one);
    const before = catalogue.items.slice(0, at).filter(isIdea);
    const here = (/** @type {Cpd.Item} */ one) => pageOf(one) === pageOf(item);
    const near = (/** @type {Cpd.Item} */ one) => item.section !== null && one.section === item.section && one.suite === item.suite;
    return before.findLast(here) ?? catalogue.items.slice(at).filter(isIdea).find(here) ?? before.findLast(near) ?? null;
  }

  /** @param {Cpd.Timetable} catalogue @param {Cpd.Item} item */
  function phases(catalogue, item) {
    const words = item.phase ?? catalogue.suites.find((suite) => suite.id === item.suite)?.phase ?? "";
    return words.toLowerCase().split(/\s*(?:,|;|\band\b)\s*/).filter(Boolean);
  }

  /** @param {string} phase */
  const isAll = (phase) => /^(all|any|every)\b/.test(phase);

  /** Why an item is none for these wishes, by the name of the wish; or nothing. @param {Cpd.Timetable} catalogue @param {Cpd.Wishes} wishes @param {Cpd.Item} item */
  function against(catalogue, wishes, item) {
    const found = [];
    if (wishes.suite && item.suite !== wishes.suite) found.push("suite");
    if (wishes.phase) {
      const its = phases(catalogue, item);
      if (!its.includes(wishes.phase.toLowerCase()) && !its.some(isAll)) found.push("phase");
    }
    if (wishes.topic && !item.tags.includes(wishes.topic)) found.push("topic");
    if (!company(item.with, wishes.people).fit) found.push("people");
    if (wishes.done?.includes(item.id)) found.push("done");
    return found;
  }

  /** @param {Cpd.Timetable} catalogue @param {Cpd.Wishes} wishes @returns {Cpd.Candidate[]} */
  function candidates(catalogue, wishes) {
    const wanted = catalogue.items.filter((item) => takesTime(item) && !against(catalogue, wishes, item).length);
    return wanted.map((item) => candidate(catalogue, wishes, item));
  }

  /** @param {Cpd.Timetable} catalogue @param {Cpd.Wishes} wishes @param {Cpd.Item} item @returns {Cpd.Candidate} */
  function candidate(catalogue, wishes, item) {
    const peers = catalogue.items.filter((one) => takesTime(one) && one.suite === item.suite);
    return { item, at: peers.indexOf(item), minutes: Number(item.minutes), fit: company(item.with, wishes.people).fit, opens: opens(catalogue, item) };
  }

  /** How far apart two are. @param {Cpd.Candidate} one @param {Cpd.Candidate} other @returns {keyof Cpd.Candidates["STEPS"]} */
  function distance(one, other) {
    if (pageOf(one.item) === pageOf(other.item)) return "near";
    if (one.item.suite === null || one.item.suite !== other.item.suite) return "far";
    if (other.at - one.at === 1) return "near";
    return one.item.section !== null && one.item.section === other.item.section ? "section" : "suite";
  }

  /** What one is worth by itself. @param {Cpd.Candidate} one */
  const own = ({ minutes, fit }) => minutes - EACH - (fit < 2 ? PINCH : 0);

  return { STEPS, isThere, takesTime, opens, phases, against, all: candidates, one: candidate, distance, own };
})();
