// @ts-check
/**
 * What a pack holds on paper: agenda, sign-in list and hand-outs, the whole text of each item, a page each, with room to
 * write.
 */
cpd.packPapers = (() => {
  const { element, counted } = cpd;
  const LINES = 12;

  /** What stands where an item's text did not come. */
  const lost = () => element("p", "", "Its text could not be loaded. It is on its own page.");

  /** For paper and slides: links within the site are words, headings step down, what only a screen has is left out. @param {DocumentFragment} content */
  function plain(content) {
    for (const link of content.querySelectorAll("a:not([href^=http])")) link.replaceWith(...link.childNodes);
    for (const head of content.querySelectorAll("h1, h2, h3, h4, h5, h6")) head.replaceWith(element("h5", "", ...head.childNodes));
    for (const fold of content.querySelectorAll("details")) fold.open = true;
    content.querySelectorAll(".cpd-twins, .cpd-facts__form, .headerlink, button, [hidden]").forEach((one) => one.remove());
    return content;
  }

  /** @param {Cpd.Contents} pack @param {string} id */
  const whom = ({ planner, suite }, id) => planner.whom(id, suite ? null : planner.wanted().people);

  /** What comes when, and with whom. @param {Cpd.Contents} pack @param {string} [looks] */
  function agendaTable(pack, looks = "cpd-pack__table") {
    const entries = pack.suite ? pack.items() : pack.entries();
    const rows = entries.map(({ id, minutes, time }) => {
      const when = time || (minutes ? counted(minutes, "minute") : "");
      return element("tr", "", element("th", { scope: "row" }, when), element("td", "", pack.planner.title(id)), element("td", "", whom(pack, id)));
    });
    const heads = [pack.suite ? "Minutes" : "When", "What", "With whom"].map((words) => element("th", { scope: "col" }, words));
    return element("table", looks, element("thead", "", element("tr", "", ...heads)), element("tbody", "", ...rows));
  }

  /** @param {Cpd.Contents} pack */
  function agenda(pack) {
    return [element("p", "cpd-pack__title", pack.title), paper(["Date", "Place", "Led by"]), agendaTable(pack)];
  }

  /** @param {string[]} words */
  function paper(words) {
    return element("p", { class: "cpd-pack__paper", "aria-hidden": "true" }, ...words.map((one) => element("span", "", one)));
  }

  /** @param {Cpd.Contents} pack */
  function signin(pack) {
    const people = pack.planner.wanted().people ?? LINES;
    const count = Math.min(Math.max(people + 2, LINES), 60);
    const heads = ["Name", "Role", cpd.word("organisation", "organisation").replace(/^./u, (first) => first.toUpperCase())];
    const lines = Array.from({ length: count }, (_, at) => element("tr", "", element("th", { scope: "row" }, String(at + 1)), ...heads.map(() => element("td"))));
    return [
      element("p", "cpd-pack__title", pack.title),
      paper(["Date", "Place"]),
      element("p", "cpd-pack__note", "This list is on paper only. Whoever leads the session keeps it, and throws it away when attendance is recorded. Nobody has to sign it."),
      element("table", "cpd-pack__table cpd-pack__table--lines", element("thead", "", element("tr", "", ...["No.", ...heads].map((words) => element("th", { scope: "col" }, words)))), element("tbody", "", ...lines)),
    ];
  }

  /** @param {Cpd.Contents} pack */
  function handouts(pack) {
    const pages = pack.items().map(({ item }) => page(pack, item));
    return pages.length ? pages : [element("p", "cpd-pack__note", "No item is chosen.")];
  }

  /** An item with room to write. @param {Cpd.Contents} pack @param {Cpd.Item} item */
  function page(pack, item) {
    const content = pack.planner.content(item.id);
    const asks = pack.catalogue.kinds[item.kind]?.asks;
    const write = element("div", "cpd-pack__write", element("p", "", asks ? "What we say" : "Notes"), element("div", "cpd-pack__lines"));
    return element(
      "article",
      { class: "cpd-pack__page", "data-kind": item.kind },
      element("p", "cpd-pack__kind", [item.label, item.place].filter(Boolean).join(" · ")),
      element("h4", "", item.title),
      ...(content ? [plain(content.facts), element("div", "cpd-pack__body", plain(content.body))] : [lost()]),
      write,
    );
  }

  return { lost, plain, whom, agendaTable, agenda, signin, handouts };
})();
