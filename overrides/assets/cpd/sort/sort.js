// @ts-check
/**
 * Cards to sort, into piles or into an order: a board is drawn from the list in the HTML, and each button sets a control
 * of the list.
 *
 * @requires sort/order
 * @requires sort/piles
 */
cpd.component("sort", (root) => {
  if (!root.querySelector("[data-cpd-baseline] > [data-card]")) return;
  // In a task of its own: a slow phone answers in between.
  setTimeout(() => ("ordered" in root.dataset ? new cpd.SortOrder(root) : new cpd.SortPiles(root)).start());
});
