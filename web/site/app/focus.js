/**
 * Draws; where that takes away what has the focus, hands the focus on, as otherwise a keyboard begins the
 * page anew. A control names who follows it (`data-heir`, a selector) near the place where it was; else
 * that is the sentence which says what became of the press.
 */
export function keepFocus(root, draw) {
  const focused = document.activeElement;
  const around = ancestors(focused, root);
  draw();
  if (around.length === 0 || (focused.isConnected && focused.getClientRects().length > 0)) return;
  const heir = focused.dataset.heir ?? '.sentence';
  around.find((place) => place.isConnected && place.querySelector(heir))?.querySelector(heir).focus();
}

/** From the nearest to the root; none for what is not inside of it. */
function ancestors(element, root) {
  const around = [];
  for (let place = element?.parentElement; place && root.contains(place); place = place.parentElement) around.push(place);
  return around;
}
