// @ts-check
/**
 * A pack as slides: title, agenda, each part of it with its own words, and how to close.
 *
 * @requires pack/papers
 */
cpd.packDeck = (() => {
  const { element, counted } = cpd;
  const { lost, plain, whom, agendaTable } = cpd.packPapers;

  /** @param {Node | null | undefined} part */
  const text = (part) => part?.textContent?.trim() ?? "";

  /** @param {string} words */
  const kicker = (words) => element("span", "cpd-slide__kicker", words);

  /** @param {string} looks @param {(Node | string)[]} title @param {(Node | string)[]} inside */
  function section(looks, title, ...inside) {
    return element("section", looks, element("h2", "", ...title), ...inside);
  }

  /** Title, agenda, each part, the end: one section each, or more. @param {Cpd.Contents} pack */
  function deck(pack) {
    const { people } = pack.planner.wanted();
    const entries = pack.suite ? pack.items() : pack.entries().filter(({ id }) => pack.isIn(id));
    const minutes = entries.reduce((sum, entry) => sum + entry.minutes, 0);
    const facts = [minutes ? counted(minutes, "minute") : "", people && !pack.suite ? counted(people, "person", "people") : ""].filter(Boolean).join(" · ");
    const agenda = agendaTable(pack, "cpd-slide__agenda");
    const made = [section("cpd-slide--title", [kicker(pack.catalogue.title ?? ""), pack.title], ...(pack.suite ? [] : [element("p", "", facts)])), section("", [pack.suite ? "What there is" : "Agenda"], agenda)];
    for (const entry of entries) {
      const item = pack.planner.items.get(entry.id);
      made.push(...(item ? itemSlides(pack, entry, item) : frame(pack, entry)));
    }
    if (pack.suite || entries[entries.length - 1]?.id !== "~close") made.push(...closing());
    return made;
  }

  /** @param {Cpd.Contents} pack @param {Cpd.PackEntry} entry */
  function frame(pack, entry) {
    if (entry.id === "~close") return closing(entry);
    // People arrive while the title is shown.
    if (entry.id === "~arrive") return [];
    return [section("cpd-slide--title", [pack.planner.title(entry.id)], element("p", "", entry.time))];
  }

  /** @param {Cpd.PackEntry} [entry] */
  function closing(entry) {
    const asked = ["What is one thing you will try?", "Who does what, and by when?", "When do we look at it again?"].map((words) => element("li", "", words));
    return [section("", ["To close"], ...(entry ? [element("p", "cpd-slide__facts", `${entry.time} · ${counted(entry.minutes, "minute")}`)] : []), element("ul", "", ...asked))];
  }

  /** What an item is, for how long and with whom. @param {Cpd.Contents} pack @param {Cpd.PackEntry} entry @param {Cpd.Item} item */
  function first(pack, entry, item) {
    const facts = [entry.time, entry.minutes ? counted(entry.minutes, "minute") : "", item.with ? `with ${whom(pack, entry.id)}` : ""].filter(Boolean).join(" · ");
    return section("", [kicker(item.label), item.title], ...(facts ? [element("p", "cpd-slide__facts", facts)] : []));
  }

  /** What it is and what it needs, then each of its parts; what is one short line goes with the next such. @param {Cpd.Contents} pack @param {Cpd.PackEntry} entry @param {Cpd.Item} item */
  function itemSlides(pack, entry, item) {
    const content = pack.planner.content(entry.id);
    const body = content ? plain(content.body) : element("div", "", lost());
    const made = [first(pack, entry, item)];
    let isShort = false;
    for (const [at, { label, nodes }] of groups(body).entries()) {
      const isLine = nodes.length === 1;
      const isBegun = at > 0 && !(isShort && isLine);
      if (label && isBegun) made.push(section("", [kicker(item.title), text(label)]));
      const now = made[made.length - 1];
      if (label && !isBegun) now.append(element("p", "cpd-slide__label", text(label)));
      now.append(...nodes);
      isShort = at > 0 && isLine;
    }
    for (const one of made) one.dataset.kind = item.kind;
    return made;
  }

  /** A body by its labelled parts. @param {ParentNode & Node} body */
  function groups(body) {
    /** @type {{label: Element | null, nodes: Node[]}[]} */
    const found = [];
    for (const node of [...body.childNodes]) {
      if (node.nodeType === 3 && !text(node)) continue;
      const isPart = node instanceof HTMLElement && node.matches(".cpd-part");
      const label = isPart ? node.querySelector(".cpd-part__label") : null;
      if (isPart || !found.length) found.push({ label, nodes: [] });
      label?.remove();
      if (!isPart) found[found.length - 1].nodes.push(node);
      else if (text(node)) found[found.length - 1].nodes.push(element("p", "", ...node.childNodes));
    }
    return found;
  }

  return deck;
})();
