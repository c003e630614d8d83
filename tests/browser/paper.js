/**
 * Puts tiny words into a page that is to be printed, so that its sheets can be asked what stands on them: a word
 * where something begins, another where its first content does. Pairs that must share a sheet are returned.
 */
() => {
  const pairs = [];
  const article = document.querySelector("main") ?? document.body;
  const isShown = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".cpd-visually-hidden, svg, template, script, style");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
    node.data.trim() && node.parentElement && isShown(node.parentElement) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
  const texts = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node);

  // The same digit twice, one on the other, is read once: so they stand apart.
  const mark = (text, word) => {
    const made = document.createElement("span");
    made.setAttribute("style", "font-size:1px;letter-spacing:1px;text-transform:none");
    made.textContent = ` ${word} `;
    text.before(made);
  };
  const firstIn = (one) => texts.find((text) => one.contains(text));
  const firstAfter = (one, within = document.body) => texts.find((text) => within.contains(text) && !one.contains(text) && one.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING);
  const said = (one) => one.textContent.replace(/qq\d+[be]/g, "").replace(/\s+/g, " ").trim().slice(0, 60);
  let count = 0;
  const pair = (fault, name, from, to) => {
    if (!from || !to) return;
    count += 1;
    pairs.push({ fault, name, from: `qq${count}b`, to: `qq${count}e` });
    mark(from, `qq${count}b`);
    mark(to, `qq${count}e`);
  };

  for (const one of article.querySelectorAll("h2, h3, h4, h5, .cpd-part__label, .cpd-sort__chosen > legend")) {
    if (!isShown(one) || one.closest(".cpd-item__head")) continue;
    pair("is alone at the foot of a sheet", `“${said(one)}”`, firstIn(one), firstAfter(one));
  }
  for (const one of article.querySelectorAll(".admonition, details, .cpd-item, .cpd-overview__idea")) {
    const head = one.querySelector(":scope > :is(.admonition-title, summary, .cpd-item__head, .cpd-overview__idea-title)");
    const facts = one.querySelector(":scope > .cpd-twins") ?? one.querySelector(":scope > .cpd-facts") ?? head;
    if (head && isShown(one)) pair("is cut after its first lines", `the box “${said(head)}”`, firstIn(head), firstAfter(facts, one));
  }
  for (const table of article.querySelectorAll("table")) {
    const head = table.tHead;
    if (!head || !isShown(table) || !isShown(head)) continue;
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]).map(firstIn).filter(Boolean);
    const from = firstIn(head);
    if (!from || !rows.length) continue;
    count += 1;
    pairs.push({ fault: "has no row on its sheet", name: `the table's head “${said(head)}”`, from: `qq${count}b`, to: `qq${count}e` });
    mark(from, `qq${count}b`);
    rows.forEach((text) => mark(text, `qq${count}e`));
  }
  for (const one of article.querySelectorAll(".cpd-sort__chosen .cpd-field:has(select) + .cpd-field")) {
    pair("is parted from its question", `“${said(one.previousElementSibling.querySelector("label"))}”`, firstIn(one.previousElementSibling), firstIn(one));
  }
  const footer = document.querySelector(".cpd-footer");
  if (footer && firstIn(footer)) mark(firstIn(footer), "qqf");
  return pairs;
}
