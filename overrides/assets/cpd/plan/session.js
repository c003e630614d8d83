// @ts-check
/**
 * Which items make a session. Touches no page: a catalogue and wishes in, a plan out,
 * the same one every time.
 *
 * @requires plan/best
 * @requires plan/candidates
 * @requires plan/clock
 * @requires plan/company
 * @requires plan/links
 * @requires plan/swap
 */
cpd.plan = (() => {
  const { counted } = cpd;
  const { MOST, FRAMES, written, read } = cpd.planLinks;
  const { takesTime, opens, phases, against, all: candidates, distance } = cpd.planCandidates;
  const PAUSE = Number(FRAMES["~break"]?.minutes);

  /** What a session of at least so many minutes keeps free, at the least. */
  const KEPT = [
    { from: 90, arrive: 4, close: 8 },
    { from: 45, arrive: 3, close: 5 },
    { from: 25, arrive: 2, close: 3 },
    { from: 0, arrive: 0, close: 0 },
  ];

  /** @param {number} minutes */
  function minutesKept(minutes) {
    const { arrive, close } = /** @type {typeof KEPT[number]} */ (KEPT.find((one) => minutes >= one.from));
    return { arrive, close, breaks: minutes < 120 ? 0 : Math.floor(minutes / 105) };
  }

  /** What is left goes to the ends. @param {number} spare @param {{arrive: number, close: number}} kept */
  function ends(spare, { arrive, close }) {
    const give = (/** @type {number} */ most) => {
      const given = Math.max(0, Math.min(spare, most));
      spare -= given;
      return given;
    };
    [arrive, close] = [give(arrive), give(close)];
    close += give(5 - close);
    arrive += give(5 - arrive);
    close += give(10 - close);
    return { arrive, close, spare };
  }

  /** @param {string} id @param {number} minutes @returns {Cpd.Part[]} */
  const frame = (id, minutes) => (minutes ? [{ id, minutes, why: FRAMES[id]?.why ?? "" }] : []);

  /** What leads to the first activity. @param {Cpd.Candidate} first @param {number} minutes @returns {Cpd.Part[]} */
  const opening = ({ item, opens: idea }, minutes) => (idea ? [{ id: idea.id, minutes, why: `Opens the session: it leads to “${item.title}”.${minutes ? "" : " Read it beforehand."}` }] : []);

  /** @param {Cpd.Timetable} catalogue @param {Cpd.Wishes} wishes @returns {Cpd.Plan} */
  function plan(catalogue, wishes) {
    const minutes = Math.max(0, Math.min(MOST, Math.floor(wishes.minutes)));
    const all = candidates(catalogue, wishes);
    let free = minutesKept(minutes);
    let found = cpd.planBest(all, minutes - free.arrive - free.close - free.breaks * PAUSE);
    if (!found.chosen.length) {
      free = { arrive: 0, close: 0, breaks: 0 };
      found = cpd.planBest(all, minutes);
    }
    const { chosen, worth } = found;
    if (!chosen.length) return { parts: [], spare: minutes, worth: 0, nearest: nearest(catalogue, { ...wishes, minutes }) };
    const pauses = breaksBetween(chosen, free.breaks);
    const used = found.opening + chosen.reduce((sum, one) => sum + one.minutes, 0) + pauses.size * PAUSE;
    const { arrive, close, spare } = ends(minutes - used, free);
    const parts = [
      ...frame("~arrive", arrive),
      ...opening(chosen[0], found.opening),
      ...chosen.flatMap((one, at) => [...(pauses.has(at) ? frame("~break", PAUSE) : []), { id: one.item.id, minutes: one.minutes, why: why(one, chosen[at - 1], wishes, minutes) }]),
      ...frame("~close", close),
    ];
    return { parts, spare, worth, nearest: [] };
  }

  /** Before which of those chosen there is a break. @param {Cpd.Candidate[]} chosen @param {number} count */
  function breaksBetween(chosen, count) {
    const whole = chosen.reduce((sum, one) => sum + one.minutes, 0);
    /** @type {Set<number>} */
    const found = new Set();
    for (let n = 1; n <= count; n += 1) {
      let sum = 0;
      let nearestOne = { at: 0, gap: Infinity };
      for (let at = 1; at < chosen.length; at += 1) {
        sum += chosen[at - 1].minutes;
        const gap = Math.abs(sum - (whole * n) / (count + 1));
        if (!found.has(at) && gap < nearestOne.gap) nearestOne = { at, gap };
      }
      if (nearestOne.at) found.add(nearestOne.at);
    }
    return found;
  }

  const NEAR = {
    near: "Goes straight on from the one before.",
    section: "From the same section.",
    suite: "From the same suite, further on.",
    far: "From elsewhere; it uses the time that is left.",
  };

  /** One line. @param {Cpd.Candidate} one @param {Cpd.Candidate | undefined} before @param {Cpd.Wishes} wishes @param {number} minutes */
  function why(one, before, wishes, minutes) {
    const pinch = one.fit < 2 ? " Suits you at a pinch: see with whom." : "";
    if (before) return `${NEAR[distance(before, one)]}${pinch}`;
    const topic = wishes.topic ? ", on your topic" : "";
    const people = wishes.people && one.fit === 2 ? `, and suits ${wishes.people === 1 ? "one person" : `${wishes.people} people`}` : "";
    return `Uses ${one.minutes} of your ${minutes} minutes well${topic}${people}.${pinch}`;
  }

  /** Nothing fits: what would. @param {Cpd.Timetable} catalogue @param {Cpd.Wishes} wishes */
  function nearest(catalogue, wishes) {
    const words = { suite: "in other suites", phase: "for other phases", topic: "on other topics", people: "for another number of people", done: "you have done before" };
    const timed = catalogue.items.filter(takesTime);
    const fitting = timed.filter((item) => !against(catalogue, wishes, item).length);
    if (fitting.length) {
      const least = fitting.reduce((one, other) => (Number(other.minutes) < Number(one.minutes) ? other : one));
      return [`The shortest activity takes ${counted(Number(least.minutes), "minute")}: “${least.title}”.`];
    }
    /** @type {string[]} */
    const found = [];
    for (const wish of /** @type {(keyof typeof words)[]} */ (Object.keys(words))) {
      const others = timed.filter((item) => String(against(catalogue, wishes, item)) === wish);
      if (!others.length) continue;
      const least = Math.min(...others.map((item) => Number(item.minutes)));
      found.push(`There ${others.length === 1 ? "is" : "are"} ${counted(others.length, "activity", "activities")} ${words[wish]}; the shortest takes ${counted(least, "minute")}.`);
    }
    return found.length ? found : [timed.length ? "Ask for less: no activity has all of this." : "No activity here says how long it takes."];
  }

  return { FRAMES, MOST, plan, instead: cpd.planSwap, company: cpd.planCompany, opens, phases, ...cpd.planClock, written, read };
})();
