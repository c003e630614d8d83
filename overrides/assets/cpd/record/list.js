// @ts-check
/**
 * What was last touched, and everything that is kept, a card for each thing.
 *
 * @requires record/tools
 * @requires record/groups
 * @requires store
 */
(() => {
  const { element, button, counted, dayOf, record } = cpd;
  const { partOf, wordsOf, shortly, told, otherFacts, minutesOf, tick, box, undos, groupOf, bySuite, byDate } = record;
  const FIRST = 3;

  // What is looked for

  /** Marks the words that were looked for. @param {string} words @param {string[]} sought */
  function withMarks(words, sought) {
    const wanted = sought.filter(Boolean);
    if (!wanted.length) return [words];
    const plain = words.toLowerCase();
    if (plain.length !== words.length) return [words];
    /** @type {(Node | string)[]} */
    const made = [];
    for (let at = 0; at < words.length;) {
      const next = wanted.map((word) => ({ from: plain.indexOf(word, at), word })).filter(({ from }) => from >= 0).sort((one, other) => one.from - other.from)[0];
      if (!next) return [...made, words.slice(at)];
      if (next.from > at) made.push(words.slice(at, next.from));
      at = next.from + next.word.length;
      made.push(element("mark", "", words.slice(next.from, at)));
    }
    return made;
  }

  // One thing

  /** @param {string} at */
  const moment = (at) => cpd.datedAt(at) || "no date";

  /** @param {Cpd.Thing} thing @param {string[]} [sought] */
  const link = ({ title, url }, sought = []) => element(url ? "a" : "span", url ? { href: url } : "", ...withMarks(title, sought));

  /** What is told of a thing in a line. @param {Cpd.Thing} thing */
  function factsOf(thing) {
    const { facets, place, at, isWithdrawn, sort } = thing;
    const [done, remind] = ["done", "remind"].map((facet) => facets.get(facet)?.value);
    const minutes = done || facets.has("minutes") ? minutesOf(thing) : 0;
    return [
      place,
      isWithdrawn ? "Withdrawn" : "",
      facets.has("star") ? "Starred" : "",
      [done ? `Done on ${shortly(String(done))}` : "", minutes ? counted(minutes, "minute") : ""].filter(Boolean).join(", "),
      remind ? `Reminder on ${shortly(String(remind))}` : "",
      // The step of a route has a line of its own, with a link.
      ...otherFacts(facets, sort === "route" ? ["step"] : []),
      `changed on ${shortly(dayOf(new Date(at)))}`,
    ].filter(Boolean);
  }

  /** The question was another one when the answer was written. @param {Cpd.View} view @param {Cpd.Thing} thing */
  function changeNotice(view, thing) {
    const entry = thing.facets.get("answer");
    if (!entry?.asked || !thing.asked || entry.asked === thing.asked) return [];
    const fits = async () => {
      const wording = await record.question(thing).catch(() => "");
      const now = cpd.store.get(thing.id, "answer");
      if (!now) return;
      if (!wording) return view.warn("The question could not be loaded, so nothing was noted. Try again when you are online.");
      const { v: _v, ...kept } = now;
      view.own(() => cpd.store.set(thing.id, "answer", { ...kept, asked: thing.asked, wording }));
      view.say("Noted: your answer fits the new question.");
      view.draw(`${thing.id}#answer`);
    };
    return [element("div", "cpd-record__changed", element("p", "", "The question has changed since you answered."),
      ...(entry.wording ? [fold("The question then", entry.wording)] : []), asked("The question now", thing, { isPrinted: true }),
      button("My answer still fits", fits, { key: `fits ${thing.id}`, label: `My answer still fits: ${thing.title}` }))];
  }

  /** @param {string} words @param {string} text @param {string} [looks] */
  const fold = (words, text, looks = "") => element("details", `cpd-record__fold ${looks}`.trim(), element("summary", "", words), element("p", "cpd-record__words", text));

  /** What is asked comes when it is opened; at once where paper shows it. @param {string} words @param {{id: string, suite?: string | null}} item @param {{looks?: string, isPrinted?: boolean}} [how] */
  function asked(words, item, { looks = "", isPrinted = false } = {}) {
    const made = fold(words, "", looks);
    const say = (/** @type {string} */ text) => made.lastElementChild?.replaceChildren(text);
    const fill = () => record.question(item).then(say, () => say("The question could not be loaded. It is on its own page."));
    made.addEventListener("toggle", fill);
    if (isPrinted) fill();
    return made;
  }

  /** What is written in a form: how much, the first words, and all of it. @param {Cpd.Thing} thing */
  function form(thing) {
    const fields = [...thing.facets].filter(([facet, { type, value }]) => facet.startsWith("form.") && type !== "rows" && String(value).trim());
    if (!fields.length) return [];
    const first = fields.slice(0, FIRST).map(([facet, entry]) => told(facet, entry)).join(" · ");
    return [
      element("p", "", `${counted(fields.length, "field")} filled in: `, element("span", "cpd-record__first", first.length > 160 ? `${first.slice(0, 160)} …` : first)),
      element("details", "cpd-record__fold", element("summary", "", "All answers in it"), pairs(fields)),
    ];
  }

  /** @param {[string, Cpd.Facet][]} fields */
  const pairs = (fields) => element("dl", "cpd-record__pairs", ...fields.flatMap(([facet, entry]) => [element("dt", "", entry.label || wordsOf(facet, entry)), element("dd", "cpd-record__words", told(facet, entry))]));

  /** @param {Cpd.Thing} thing */
  function route({ id, facets, steps, url }) {
    const step = Number(facets.get("step")?.value);
    if (!step) return [];
    const count = Array.isArray(steps) ? steps.length : Number(steps) || 0;
    const place = Array.isArray(steps) ? steps[step - 1]?.url : "";
    const to = new URL(place || url || record.root, record.root);
    if (place) to.searchParams.set("route", id.replace(/^route\//, ""));
    const words = `Step ${step}${count ? ` of ${count}` : ""}`;
    return [element("p", "", `${words}. `, url ? element("a", { href: to.href }, place ? `Resume at step ${step}` : "Resume on the route’s page") : "")];
  }

  /** What is told nowhere else. @param {Cpd.Thing} thing */
  function others(thing) {
    const rest = [...thing.facets].filter(([facet]) => !record.facets.placeOf(facet));
    const earlier = rest.filter(([facet]) => facet.startsWith("earlier."));
    const more = rest.filter(([facet]) => !facet.startsWith("earlier."));
    return [
      ...(more.length ? [pairs(more)] : []),
      ...(earlier.length ? [element("details", "cpd-record__fold", element("summary", "", counted(earlier.length, "earlier answer")), pairs(earlier.map(([facet, entry]) => [facet, { ...entry, label: `${entry.label || wordsOf(facet, entry)}, ${moment(entry.at)}` }])))] : []),
    ];
  }

  /** @param {Cpd.View} view @param {Cpd.Thing} thing @param {number} level */
  function card(view, thing, level) {
    const { id, title, facets, kind, sort, isWithdrawn } = thing;
    const heading = element(/** @type {"h3"} */ (`h${level}`), { class: "cpd-record__title", id: anchor(id), tabindex: "-1", "data-key": id }, link(thing, view.sought()));
    const made = element("article", { class: "cpd-record__thing", ...(kind ? { "data-kind": kind } : {}), "aria-labelledby": anchor(id) });
    if (!facets.size) {
      made.append(...undos(view, id));
      return made;
    }
    const news = changeNotice(view, thing);
    const isAsked = facets.has("answer") && thing.asked && !news.length;
    made.append(
      heading,
      element("p", "cpd-record__facts", factsOf(thing).join(" · ")),
      ...(isWithdrawn ? [element("p", "cpd-record__facts", "This has been withdrawn from the site. What you wrote stays.")] : []),
      ...(isAsked ? [asked("The question", thing, { looks: "cpd-record__question" })] : []),
      ...[...facets.keys()].flatMap((facet) => (record.facets.placeOf(facet) === "box" ? [
        box(view, { id, facet, label: record.facets.labelOf(facet), title, rows: facet === "answer" ? 3 : 2 }),
        ...(facet === "answer" ? news : []),
      ] : [])),
      ...form(thing),
      ...(sort === "route" ? route(thing) : []),
      ...others(thing),
      ...(facets.has("learned") || facets.has("changed") || sort === "log" ? [element("p", "cpd-record__facts cpd-record__log-link", element("a", { href: "#cpd-record-log" }, "See it in the log"))] : []),
      ...undos(view, id),
      element("p", "cpd-record__row cpd-record__tools",
        tick("Choose, to save or delete", { key: `tick ${id}`, isOn: view.ticked.has(id), act: (isOn) => view.tick(id, isOn) }),
        button("Delete …", () => remove(view, thing), { key: `delete ${id}`, label: `Delete what is kept of ${title}`, kind: "small" })),
    );
    made.querySelector("input")?.setAttribute("aria-label", `Choose, to save or delete: ${title}`);
    return made;
  }

  /** @param {string} id */
  const anchor = (id) => `cpd-record-${id.replace(/[^\w-]/g, "_")}`;

  /** Ask which parts of a thing are to go, and let them go. @param {Cpd.View} view @param {Cpd.Thing} thing */
  async function remove(view, thing) {
    const all = view.things().find((one) => one.id === thing.id) ?? thing;
    /** @type {Map<string, [string, Cpd.Facet][]>} */
    const sets = new Map();
    for (const [facet, entry] of all.facets) {
      const name = facet.startsWith("form.") ? "form" : facet;
      sets.set(name, [...(sets.get(name) ?? []), [facet, entry]]);
    }
    const going = new Set(sets.keys());
    const choices = [...sets].map(([name, found]) => tick(description(name, found), { isOn: true, act: (isOn) => (isOn ? going.add(name) : going.delete(name)) }));
    const inside = [element("p", "", all.title), ...(sets.size > 1 ? [element("div", "cpd-record__ticks", ...choices)] : [element("p", "", description(...[...sets][0]))])];
    const answer = await record.ask(view, "Delete this?", inside, [{ words: "Delete", value: "delete", kind: "drastic" }, { words: "Keep everything", value: "", kind: "main" }]);
    const gone = [...going].flatMap((name) => sets.get(name) ?? []).map(([facet, entry]) => ({ id: all.id, facet, entry }));
    if (answer !== "delete" || !gone.length) return;
    record.forget(view, gone);
    const ghost = record.deleted(view, all.id, `Deleted: ${counted(gone.length, "entry", "entries")} of “${all.title}”.`, gone);
    view.remember(all);
    view.draw(ghost.key);
  }

  /** @param {string} name @param {[string, Cpd.Facet][]} found */
  function description(name, found) {
    if (name === "form") return counted(found.length, "answer in the form", "answers in the form");
    const [facet, entry] = found[0];
    const words = typeof entry.value === "string" && !["date", "number"].includes(entry.type) ? entry.value.trim().split(/\s+/).length : 0;
    return `${wordsOf(facet, entry)}${words ? `, ${counted(words, "word")}` : ""}, last changed on ${moment(entry.at)}`;
  }

  // Parts of the page

  /** @param {Cpd.View} view @param {Cpd.Thing[]} all */
  function list(view, all) {
    const groups = view.order === "date" ? byDate(all) : bySuite(all);
    return groups.flatMap(({ title, sections }) => [
      element("h3", "cpd-record__group", title),
      ...[...sections].flatMap(([section, things]) => [
        ...(section ? [element("h4", "cpd-record__section", section)] : []),
        ...things.map((thing) => view.reused(thing, section ? 5 : 4, card)),
      ]),
    ]);
  }

  /** @param {Cpd.Thing[]} all */
  function lastTouched(all) {
    const last = all.filter(({ at, facets }) => at && facets.size).sort((one, other) => other.at.localeCompare(one.at)).slice(0, FIRST);
    if (!last.length) return [];
    const lines = last.map((thing) => element("li", "", link(thing), element("span", "cpd-record__facts", ` ${moment(thing.at)}`)));
    return [element("h2", "", "Where you were"), element("ul", "cpd-record__lines", ...lines)];
  }

  /** What is there to choose from. @param {Cpd.View} view @param {Cpd.Thing[]} all */
  function parts(view, all) {
    const groups = new Map(bySuite(all).flatMap(({ title, sections }) => [...sections.values()].flat().slice(0, 1).map((one) => [groupOf(one).key, title])));
    const there = new Set(record.flat(all).map(({ id, facet }) => partOf(id, facet)));
    const choice = (/** @type {string} */ key, /** @type {string} */ words) => tick(words, { key: `choose ${key}`, isOn: !view.without.has(key), act: (isOn) => view.choose(key, isOn) });
    const set = (/** @type {string} */ words, /** @type {HTMLElement[]} */ choices) => element("fieldset", "cpd-record__set", element("legend", "cpd-record__label", words), ...choices);
    return [
      set("Where it belongs", [...groups].map(([key, title]) => choice(`suite ${key}`, title))),
      set("What it is", [...record.facets.parts()].filter(([key]) => there.has(key)).map(([key, words]) => choice(`part ${key}`, words))),
    ];
  }

  Object.assign(record, /** @satisfies {Partial<Cpd.MyRecord>} */ ({ list, lastTouched, parts, link, fold, asked, factsOf }));
})();
