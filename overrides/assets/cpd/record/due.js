// @ts-check
/**
 * Reminders, the next first, each with a way to change its day and to cancel it.
 *
 * @requires store
 * @requires record/tools
 * @requires record/list
 */
(() => {
  const { element, button, dated, dayOf, record } = cpd;
  const { link, undos } = record;

  /** @param {Cpd.View} view @param {Cpd.Thing[]} all */
  function due(view, all) {
    const today = dayOf();
    const dayOn = (/** @type {Cpd.Thing} */ { facets }) => String(facets.get("remind")?.value ?? "");
    const found = all.filter(({ facets }) => facets.has("remind")).sort((one, other) => dayOn(one).localeCompare(dayOn(other)));
    const ghosts = undos(view, "#due");
    if (!found.length && !ghosts.length) return [];
    const line = (/** @type {Cpd.Thing} */ thing) => element("li", "cpd-record__due",
      element("p", "", link(thing), element("span", "cpd-record__facts", `${dayOn(thing) < today ? "Since " : ""}${dayOn(thing) === today ? "Today" : dated(dayOn(thing))}`)),
      element("p", "cpd-record__row", button("Change the day …", () => postpone(view, thing), { key: `postpone ${thing.id}`, kind: "small", label: `Change the day of the reminder: ${thing.title}` }),
        button("Cancel the reminder", () => cancel(view, thing), { key: `cancel ${thing.id}`, kind: "small", label: `Cancel the reminder: ${thing.title}` })));
    const [now, coming] = [found.filter((one) => dayOn(one) <= today), found.filter((one) => dayOn(one) > today)];
    return [
      element("h2", { id: "cpd-record-due", tabindex: "-1", "data-key": "#due" }, "Reminders"),
      now.length ? element("ul", "cpd-record__lines", ...now.map(line)) : element("p", "cpd-record__facts", "Nothing today."),
      ...(coming.length ? [element("h3", "cpd-record__coming", "Coming up"), element("ul", "cpd-record__lines", ...coming.map(line))] : []),
      ...ghosts,
    ];
  }

  /** The file for the reader's calendar, and the number it bears. @param {Cpd.Thing} thing @param {Cpd.Facet} entry @param {boolean} isOff */
  async function calendar(thing, entry, isOff) {
    await cpd.load("remind");
    const { id, title, url } = thing;
    const text = thing.sort === "item" ? await record.question(thing).catch(() => "") : "";
    const sequence = cpd.ics.next(entry);
    const reminder = { id, title, text, url: record.abroad(url), day: String(entry.value), sequence };
    const words = isOff ? cpd.ics.cancellation(reminder) : cpd.ics.event(reminder);
    cpd.offer(words, `${isOff ? "cancel-" : ""}reminder-${id.replace(/[^\w-]+/g, "-").slice(0, 80)}.ics`, "text/calendar");
    return sequence;
  }

  /** @param {Cpd.View} view @param {Cpd.Thing} thing */
  async function postpone(view, thing) {
    const entry = cpd.store.get(thing.id, "remind");
    const input = element("input", { type: "date", class: "cpd-record__input", value: String(entry?.value ?? ""), min: dayOf() });
    const words = "You get a new file for your calendar; it moves what stands there.";
    const answer = await record.ask(view, "Remind me on", [element("p", "", thing.title), record.labelled("Day", input), element("p", "cpd-record__facts", words)],
      [{ words: "Change the day", value: "change", kind: "main" }, { words: "Cancel", value: "" }]);
    if (answer !== "change" || !entry || !cpd.isDay(input.value)) return;
    const { v: _v, at: _at, ...kept } = entry;
    const sequence = await calendar(thing, { ...entry, value: input.value }, false);
    view.own(() => cpd.store.set(thing.id, "remind", { ...kept, value: input.value, sequence }));
    view.say(`The reminder is now on ${dated(input.value)}. The file for your calendar is in your downloads.`);
    view.draw(`postpone ${thing.id}`);
  }

  /** @param {Cpd.View} view @param {Cpd.Thing} thing */
  async function cancel(view, thing) {
    const entry = cpd.store.get(thing.id, "remind");
    if (!entry) return;
    const gone = [{ id: thing.id, facet: "remind", entry }];
    record.forget(view, gone);
    const ghost = record.deleted(view, "#due", `Reminder cancelled: ${thing.title}.`, gone);
    view.draw(ghost.key);
    await calendar(thing, entry, true);
  }

  record.due = due;
})();
