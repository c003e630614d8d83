// What is wrong with how a page is laid out in this window, in short lines. Run by tests/browser/layout.py.
() => {
  const FEWEST = 12, MOST = 90, TALL = 5, SMALL = 24, SHORT = 20, ARROW = 18;
  const main = document.querySelector("main") ?? document.body;
  const found = [];
  const name = (one) => [one.localName, ...one.classList].join(".");
  const words = (text) => text.replace(/\s+/g, " ").trim().slice(0, 40);
  const style = (one) => getComputedStyle(one);
  const isShown = (one) => {
    const box = one.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && style(one).clipPath === "none";
  };
  // What is cut off by a box that scrolls, or only seen by screen readers, is in nobody's way.
  const isInBox = (one) => one && one !== document.body && (/auto|scroll|hidden|clip/.test(style(one).overflowX) || isInBox(one.parentElement));
  // What only screen readers are told is no part of a line.
  const seen = (one) => {
    const copy = one.cloneNode(true);
    copy.querySelectorAll("[class*=visually-hidden]").forEach((hidden) => hidden.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  const lines = (one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    return new Set([...range.getClientRects()].filter((box) => box.width > 1).map((box) => Math.round(box.bottom / 6))).size;
  };

  // Columns of text
  for (const one of main.querySelectorAll("p, li, dd, blockquote")) {
    const text = seen(one);
    if (text.length < 80 || !isShown(one) || one.querySelector("p, ul, ol, table, div, details, button, input") || style(one).display === "flex" || one.closest("table, nav")) continue;
    const box = one.getBoundingClientRect();
    const average = text.length / Math.max(1, lines(one));
    if (average < FEWEST) found.push(`column of ${Math.round(average)} characters: ${name(one)} "${words(text)}"`);
    if (average > MOST) found.push(`column of ${Math.round(average)} characters: ${name(one)} "${words(text)}"`);
    if (box.height > TALL * box.width) found.push(`${Math.round(box.height)} high and ${Math.round(box.width)} wide: ${name(one)} "${words(text)}"`);
  }

  // Stretches without anything
  const spans = [];
  const texts = [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, above = node.parentElement;
    if (!node.data.trim() || !above || !isShown(above)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width <= 1 || box.height <= 1) continue;
      spans.push([box.top, box.bottom]);
      if (!above.closest("svg, math, sub, sup, select, option, [class*=visually-hidden]") && !isInBox(above)) texts.push({ box, node, above });
    }
  }
  for (const one of main.querySelectorAll("img, svg, input, textarea, select, button, video, iframe, hr")) {
    if (isShown(one)) spans.push([one.getBoundingClientRect().top, one.getBoundingClientRect().bottom]);
  }
  spans.sort((a, b) => a[0] - b[0]);
  let bottom = spans[0]?.[0] ?? 0;
  for (const [top, end] of spans) {
    if (top - bottom > innerHeight) found.push(`nothing for ${Math.round(top - bottom)} pixels from ${Math.round(bottom + scrollY)}`);
    bottom = Math.max(bottom, end);
  }

  // Words over words
  texts.sort((a, b) => a.box.top - b.box.top);
  for (let i = 0; i < texts.length; i++) {
    const a = texts[i];
    for (let j = i + 1; j < texts.length && texts[j].box.top < a.box.bottom; j++) {
      const b = texts[j];
      if (a.node === b.node) continue;
      const width = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const height = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      const least = Math.min(a.box.width * a.box.height, b.box.width * b.box.height);
      if (width > 2 && height > 4 && width * height > 0.3 * least) found.push(`over each other: "${words(a.node.data)}" and "${words(b.node.data)}"`);
    }
  }

  // Controls: large enough, and their words whole
  for (const one of document.querySelectorAll("button, select, summary, input:not([type=hidden]), textarea, [role=button], .cpd-button")) {
    if (!isShown(one)) continue;
    const box = one.getBoundingClientRect();
    const target = one.matches("[type=checkbox], [type=radio]") ? (one.labels?.[0] ?? one).getBoundingClientRect() : box;
    if (Math.min(Math.max(box.width, target.width), Math.max(box.height, target.height)) < SMALL - 0.5) found.push(`small control, ${Math.round(target.width)} × ${Math.round(target.height)}: ${name(one)} "${words(one.textContent || one.getAttribute("aria-label") || "")}"`);
    if (one.matches("button, .cpd-button") && one.scrollWidth > one.clientWidth + 1 && style(one).overflowX !== "visible") found.push(`cut off: ${name(one)} "${words(one.textContent)}"`);
    if (one.matches("select")) {
      const pen = document.createElement("canvas").getContext("2d");
      pen.font = style(one).font;
      const room = one.clientWidth - parseFloat(style(one).paddingLeft) - parseFloat(style(one).paddingRight) - ARROW;
      // A long choice is read whole where it is chosen; a short one must also stand there whole.
      for (const { label } of one.options) if (label.length <= SHORT && pen.measureText(label).width > room + 1) found.push(`cut off: ${name(one)} "${words(label)}"`);
    }
  }
  return [...new Set(found)];
}
