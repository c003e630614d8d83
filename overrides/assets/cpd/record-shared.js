// @ts-check
/**
 * What somebody else wrote, in the link that led here: shown as theirs, kept nowhere.
 *
 * @requires record
 */
(() => {
  const { element, record } = cpd;

  /** @param {Cpd.View} view @param {HTMLElement} place */
  async function shared(view, place) {
    await cpd.load("share");
    const parts = await cpd.shared.read(location.hash);
    const away = () => {
      history.replaceState(null, "", location.pathname + location.search);
      place.replaceChildren();
      view.say("Closed. Nothing of it was kept.");
      view.root.querySelector("h2")?.focus();
    };
    const heading = element("h2", { tabindex: "-1" }, "Shared with you");
    const button = element("p", "cpd-record__row", cpd.button("Close", away, { key: "away" }));
    if (!parts) place.replaceChildren(heading, element("p", "", "The link that led here holds nothing that can be shown: it may have been cut on its way. Ask for it again."), button);
    else {
      place.replaceChildren(heading,
        element("p", "", "Somebody else wrote this and gave you the link. It is not part of your record, and is not kept in this browser."),
        ...parts.flatMap(one), button);
    }
    heading.focus();
  }

  /** @param {Cpd.SharedPart} part */
  function one({ id, title, facet, value, wording }) {
    const found = [...record.catalogue().items, ...record.catalogue().pages].find((known) => known.id === id || known.was?.includes(id));
    const words = found ? element("a", { href: new URL(found.url, record.root).href }, title) : title;
    const isAsked = facet === "answer" && !wording && found && "asked" in found && found.asked;
    return [
      element("h3", "", words),
      ...(wording ? [record.fold("The question", wording)] : isAsked ? [record.asked("The question", found)] : []),
      element("p", "cpd-record__label", facet === "answer" ? "Their answer" : "Their note"),
      element("div", "cpd-record__theirs cpd-record__words", value),
    ];
  }

  record.shared = shared;
})();
