// @ts-check
/**
 * Which items make a session. Nothing here touches the page: a catalogue and wishes in, a plan out,
 * the same one every time.
 *
 * The best plan is the list of activities, in reading order, with the greatest worth that fits:
 *
 *       the minutes of its activities
 *     + the minutes of the idea that opens it (1 to 3), or -3 where none has a minute
 *     - 1  for each activity: changing over takes a breath
 *     - 4  for each that suits so many people only at a pinch
 *     - 0  for going on to the next one in the text, or to one on the same page,
 *       2  to another of the same section, 5 of the same suite, 12 elsewhere
 *
 * Of equals, the one whose activities stand earlier in the text; then the longer opening. It is
 * found exactly: what is best from each activity on, for each number of minutes that are left.
 */
cpd.plan = (() => {
  const { counted } = cpd;
  const EACH = 1;
  const PINCH = 4;
  const STEPS = { near: 0, section: 2, suite: 5, far: 12 };
  const OPENING = 3;
  const UNOPENED = 3;
  const MOST = 480;
  const NONE = -1e9;

  /** @typedef {{item: Cpd.Item, at: number, minutes: number, fit: number, opens: Cpd.Item | null}} Candidate */

  /** What is no item: by the name it has in a link. @type {Record<string, {title: string, minutes: number, why: string}>} */
  const FRAMES = {
    "~arrive": { title: "Arrive", minutes: 5, why: "To settle, and to say what this is about." },
    "~break": { title: "Break", minutes: 10, why: "So that nobody sits for much more than an hour and a half." },
    "~close": { title: "Close", minutes: 5, why: "Each says one thing to try. Agree who does what by when." },
  };

  /** What a session of at least so many minutes keeps free, at the least. */
  const KEPT = [
    { from: 90, arrive: 4, close: 8 },
    { from: 45, arrive: 3, close: 5 },
    { from: 25, arrive: 2, close: 3 },
    { from: 0, arrive: 0, close: 0 },
  ];

  /**
   * Whom an activity is meant for, by the words of `with`; the first that fits counts. `can`: with
   * how many people it can be done; `best`: for how many it is made; `many`: how more than that do it.
   * @type {{words: RegExp, can: [number, number], best: [number, number], many?: (people: number) => string, hint?: string}[]}
   */
  const COMPANY = [
    { words: /^$/, can: [1, Infinity], best: [1, Infinity] },
    { words: /\b(alone|(on|by) (your|one'?s) ?(own|self)|yourself|individually)\b/i, can: [1, Infinity], best: [1, 1], many: () => "each for themselves" },
    { words: /\b(other|another|partner|second) (school|institution|college|academy|department)|\bpartners\b/i, can: [2, Infinity], best: [NaN, NaN], hint: "ask them to come" },
    { words: /\b(team|department|faculty|group|staff|colleagues|everyone|governors|trios?|threes)\b/i, can: [2, Infinity], best: [3, Infinity] },
    { words: /\b(colleague|partner|friend|teacher|coach|mentor|mentee|peer|somebody|someone)\b|\bpairs?\b/i, can: [2, Infinity], best: [2, Infinity], many: paired },
    // Somebody with a role: your subject leader, the person who leads it.
    { words: /./, can: [2, Infinity], best: [NaN, NaN], hint: "ask them to come" },
  ];

  /** @param {number} people */
  function paired(people) {
    if (people === 3) return "as a three";
    return people % 2 ? "in pairs and a three" : `in ${people / 2} pairs`;
  }

  /** How well something suits so many people: 2 made for them, 1 at a pinch, 0 not; and how they do it. @param {string | null} words @param {number | null} people */
  function company(words, people) {
    const said = (words ?? "").trim();
    const rule = /** @type {typeof COMPANY[number]} */ (COMPANY.find((one) => one.words.test(said)));
    const { can, best, many, hint = "" } = rule;
    if (!people) return { fit: 2, how: "" };
    if (people < can[0] || people > can[1]) return { fit: 0, how: "" };
    const isMore = people > 2 || (people > 1 && best[1] === 1);
    return { fit: people >= best[0] && people <= best[1] ? 2 : 1, how: many && isMore ? many(people) : hint };
  }

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

  /** @param {Cpd.Timetable} catalogue @param {Cpd.Wishes} wishes @returns {Candidate[]} */
  function candidates(catalogue, wishes) {
    const wanted = catalogue.items.filter((item) => takesTime(item) && !against(catalogue, wishes, item).length);
    return wanted.map((item) => candidate(catalogue, wishes, item));
  }

  /** @param {Cpd.Timetable} catalogue @param {Cpd.Wishes} wishes @param {Cpd.Item} item @returns {Candidate} */
  function candidate(catalogue, wishes, item) {
    const peers = catalogue.items.filter((one) => takesTime(one) && one.suite === item.suite);
    return { item, at: peers.indexOf(item), minutes: Number(item.minutes), fit: company(item.with, wishes.people).fit, opens: opens(catalogue, item) };
  }

  /** How far apart two are. @param {Candidate} one @param {Candidate} other @returns {keyof typeof STEPS} */
  function distance(one, other) {
    if (pageOf(one.item) === pageOf(other.item)) return "near";
    if (one.item.suite === null || one.item.suite !== other.item.suite) return "far";
    if (other.at - one.at === 1) return "near";
    return one.item.section !== null && one.item.section === other.item.section ? "section" : "suite";
  }

  /** What one is worth by itself. @param {Candidate} one */
  const own = ({ minutes, fit }) => minutes - EACH - (fit < 2 ? PINCH : 0);

  /** The best that fits into so many minutes. @param {Candidate[]} all @param {number} room */
  function best(all, room) {
    /** From each on: the worth for each number of minutes, and which comes next. @type {{worth: Int32Array, next: Int32Array}[]} */
    const from = Array.from(all, () => ({ worth: new Int32Array(), next: new Int32Array() }));
    for (let at = all.length - 1; at >= 0; at -= 1) {
      const { minutes } = all[at];
      const worth = new Int32Array(room + 1);
      const next = new Int32Array(room + 1).fill(-1);
      for (let to = at + 1; to < all.length; to += 1) {
        const cost = STEPS[distance(all[at], all[to])];
        const rest = from[to].worth;
        for (let left = minutes + all[to].minutes; left <= room; left += 1) {
          const gain = rest[left - minutes] - cost;
          if (gain > worth[left]) {
            worth[left] = gain;
            next[left] = to;
          }
        }
      }
      for (let left = 0; left <= room; left += 1) worth[left] = left < minutes ? NONE : worth[left] + own(all[at]);
      from[at] = { worth, next };
    }
    let found = { worth: NONE, first: -1, opening: 0 };
    all.forEach((one, first) => {
      for (let opening = one.opens ? Math.min(OPENING, room) : 0; opening >= 0; opening -= 1) {
        const worth = from[first].worth[room - opening] + (opening || -UNOPENED);
        if (worth > found.worth && worth > NONE / 2) found = { worth, first, opening };
      }
    });
    /** @type {Candidate[]} */
    const chosen = [];
    for (let at = found.first, left = room - found.opening; at >= 0;) {
      chosen.push(all[at]);
      const to = from[at].next[left];
      left -= all[at].minutes;
      at = to;
    }
    return { chosen, opening: found.opening, worth: found.worth };
  }

  /** @param {number} minutes */
  function kept(minutes) {
    const { arrive, close } = /** @type {typeof KEPT[number]} */ (KEPT.find((one) => minutes >= one.from));
    return { arrive, close, breaks: minutes < 120 ? 0 : Math.floor(minutes / 105) };
  }

  /** @param {Cpd.Timetable} catalogue @param {Cpd.Wishes} wishes @returns {Cpd.Plan} */
  function plan(catalogue, wishes) {
    const minutes = Math.max(0, Math.min(MOST, Math.floor(wishes.minutes)));
    const all = candidates(catalogue, wishes);
    let { arrive, close, breaks } = kept(minutes);
    let found = best(all, minutes - arrive - close - breaks * FRAMES["~break"].minutes);
    if (!found.chosen.length) {
      [arrive, close, breaks] = [0, 0, 0];
      found = best(all, minutes);
    }
    if (!found.chosen.length) return { parts: [], spare: minutes, worth: 0, nearest: nearest(catalogue, { ...wishes, minutes }) };
    const pauses = between(found.chosen, breaks);
    let spare = minutes - found.opening - found.chosen.reduce((sum, one) => sum + one.minutes, 0) - pauses.size * FRAMES["~break"].minutes;
    // What is left goes to the ends.
    const give = (/** @type {number} */ most) => {
      const given = Math.max(0, Math.min(spare, most));
      spare -= given;
      return given;
    };
    [arrive, close] = [give(arrive), give(close)];
    close += give(5 - close);
    arrive += give(5 - arrive);
    close += give(10 - close);
    /** @type {Cpd.Part[]} */
    const parts = [];
    const frame = (/** @type {string} */ id, /** @type {number} */ length) => length && parts.push({ id, minutes: length, why: FRAMES[id].why });
    frame("~arrive", arrive);
    const [{ opens: idea }] = found.chosen;
    if (idea) parts.push({ id: idea.id, minutes: found.opening, why: `Opens the session: it leads to “${found.chosen[0].item.title}”.${found.opening ? "" : " Read it beforehand."}` });
    found.chosen.forEach((one, at) => {
      if (pauses.has(at)) frame("~break", FRAMES["~break"].minutes);
      parts.push({ id: one.item.id, minutes: one.minutes, why: why(one, found.chosen[at - 1], wishes, minutes) });
    });
    frame("~close", close);
    return { parts, spare, worth: found.worth, nearest: [] };
  }

  /** Before which of those chosen there is a break. @param {Candidate[]} chosen @param {number} count */
  function between(chosen, count) {
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

  /** One line. @param {Candidate} one @param {Candidate | undefined} before @param {Cpd.Wishes} wishes @param {number} minutes */
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

  /**
   * What could stand in place of a part, the best first: of its kind, within the time, and not in the plan yet.
   * @param {Cpd.Timetable} catalogue @param {Cpd.Wishes} wishes @param {{id: string, minutes: number}[]} parts @param {number} at
   */
  function instead(catalogue, wishes, parts, at) {
    const byId = new Map(catalogue.items.map((item) => [item.id, item]));
    const item = byId.get(parts[at].id);
    if (!item) return [];
    const used = new Set(parts.map((part) => part.id));
    if (!takesTime(item)) return alike(catalogue, item).filter((one) => !used.has(one.id));
    const room = wishes.minutes - parts.reduce((sum, part, n) => sum + (n === at ? 0 : part.minutes), 0);
    const neighbour = (/** @type {typeof parts} */ some) => some.map((part) => byId.get(part.id)).find((one) => one && takesTime(one));
    const before = neighbour(parts.slice(0, at).reverse());
    const after = neighbour(parts.slice(at + 1));
    const ends = [before, after].map((one) => one && candidate(catalogue, wishes, one));
    const order = new Map(catalogue.items.map((one, n) => [one.id, n]));
    const place = (/** @type {Cpd.Item} */ one) => Number(order.get(one.id));
    const worth = (/** @type {Candidate} */ one) => {
      const isOut = (before && place(before) > place(one.item)) || (after && place(after) < place(one.item));
      const steps = (ends[0] ? STEPS[distance(ends[0], one)] : 0) + (ends[1] ? STEPS[distance(one, ends[1])] : 0);
      // Alone, it stays near to what it stands for.
      const near = before || after ? 0 : STEPS[distance(candidate(catalogue, wishes, item), one)];
      return own(one) - steps - near - (isOut ? STEPS.suite : 0);
    };
    const others = candidates(catalogue, wishes).filter((one) => !used.has(one.item.id) && one.minutes <= Math.max(room, parts[at].minutes));
    const ranked = others.map((one) => ({ one, worth: worth(one) })).sort((a, b) => b.worth - a.worth || place(a.one.item) - place(b.one.item));
    return ranked.map(({ one }) => one.item);
  }

  /** Those of the same kind and suite, the nearest first. @param {Cpd.Timetable} catalogue @param {Cpd.Item} item */
  function alike(catalogue, item) {
    const peers = catalogue.items.filter((one) => isThere(one) && one.kind === item.kind && one.suite === item.suite && !takesTime(one));
    const at = peers.indexOf(item);
    return peers.filter((one) => one !== item).sort((one, other) => Math.abs(peers.indexOf(one) - at) - Math.abs(peers.indexOf(other) - at) || peers.indexOf(one) - peers.indexOf(other));
  }

  // Times

  /** Minutes from midnight, or nothing where it is no time. @param {string | null} words */
  function time(words) {
    const found = /^\s*(\d{1,2})(?:[:.h]?(\d{2}))?\s*$/.exec(words ?? "");
    const [hours, minutes] = found ? [Number(found[1]), Number(found[2] ?? 0)] : [99, 0];
    return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
  }

  /** @param {number} minutes from midnight */
  function clock(minutes) {
    const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
    const inDay = ((minutes % 1440) + 1440) % 1440;
    return `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}${minutes >= 1440 ? " (next day)" : ""}`;
  }

  /** From when to when each part goes; in minutes of the session where no time is set. @param {{minutes: number}[]} parts @param {number | null} start */
  function times(parts, start) {
    let at = start ?? 0;
    return parts.map(({ minutes }) => {
      const from = at;
      at += minutes;
      if (start === null) return minutes ? `Minute ${from} to ${at}` : `Minute ${from}`;
      return minutes ? `${clock(from)} to ${clock(at)}` : clock(from);
    });
  }

  // Links: "~arrive:5,first/an-item:3,/another-of-first:20"

  /** @param {{id: string, minutes: number}[]} parts */
  function written(parts) {
    let suite = "";
    return parts.map(({ id, minutes }) => {
      const cut = id.indexOf("/");
      const short = cut > 0 && id.slice(0, cut) === suite ? id.slice(cut) : id;
      if (cut > 0) suite = id.slice(0, cut);
      return `${encodeURIComponent(short).replaceAll("%2F", "/")}:${minutes}`;
    }).join(",");
  }

  /** What a link says; ids that are no longer there are named. Minutes that make no sense are the item's own. @param {Cpd.Timetable} catalogue @param {string} words */
  function read(catalogue, words) {
    /** @type {{id: string, minutes: number}[]} */
    const parts = [];
    /** @type {string[]} */
    const unknown = [];
    let suite = "";
    for (const one of words.split(",").filter(Boolean).slice(0, 200)) {
      const [, short, length] = /^(.*?)(?::(\d{1,3}))?$/s.exec(one) ?? [];
      const id = short.startsWith("/") ? suite + short : short;
      if (id.includes("/")) suite = id.slice(0, id.indexOf("/"));
      const frame = Object.hasOwn(FRAMES, id) ? FRAMES[id] : null;
      const item = catalogue.items.find((each) => each.id === id) ?? catalogue.items.find((each) => each.was?.includes(id));
      if (!frame && (!item || item.withdrawn)) unknown.push(id);
      else parts.push({ id: item?.id ?? id, minutes: Math.min(length === undefined ? frame?.minutes ?? item?.minutes ?? 0 : Number(length), MOST) });
    }
    return { parts, unknown };
  }

  return { FRAMES, MOST, plan, instead, company, opens, phases, times, time, clock, written, read };
})();
