// @ts-check
/**
 * What the parts of working together are drawn with: buttons, ticks, folds, and the focus that stays where it was.
 */
cpd.togetherTools = (() => {
  const { element } = cpd;

  /** Found again by its words, unless it has a key. @param {string} words @param {() => void} act @param {{kind?: string, label?: string, key?: string}} [more] */
  const button = (words, act, more) => cpd.button(words, act, { key: words, ...more });

  /** A box with a tick. @param {string} words @param {boolean} isTicked @param {(isTicked: boolean) => void} act @param {string} key @param {(Node | string)[]} more */
  function tickBox(words, isTicked, act, key, ...more) {
    const tick = element("input", { type: "checkbox", "data-key": key });
    tick.checked = isTicked;
    tick.addEventListener("change", () => act(tick.checked));
    return { tick, label: element("label", "cpd-tick", tick, " ", element("span", "", words, ...more)) };
  }

  /** A part that opens and closes. @param {string} words @param {HTMLElement} box @param {string} key */
  function foldButton(words, box, key) {
    const opener = button(words, () => {
      box.hidden = !box.hidden;
      opener.setAttribute("aria-expanded", String(!box.hidden));
    }, { key });
    opener.setAttribute("aria-expanded", String(!box.hidden));
    return opener;
  }

  /** Draw anew; where the focus was, by its key, it is again. @param {HTMLElement} box @param {() => void} draw @param {string} [wanted] */
  function keepFocus(box, draw, wanted) {
    const active = /** @type {Partial<HTMLInputElement> & HTMLElement} */ (document.activeElement);
    const key = wanted ?? (box.contains(active) ? active.dataset.key : "");
    const [from, to] = [active?.selectionStart ?? null, active?.selectionEnd ?? null];
    draw();
    const there = key ? /** @type {Partial<HTMLInputElement> & HTMLElement | null} */ (box.querySelector(`[data-key="${CSS.escape(key)}"]`)) : null;
    if (!there || there === document.activeElement) return;
    there.focus({ preventScroll: true });
    if (from !== null && !wanted && typeof there.selectionStart === "number") there.setSelectionRange?.(from, to);
  }

  const site = () => document.documentElement.dataset.cpdSite ?? "site";

  return { button, tickBox, foldButton, keepFocus, site };
})();
