/** Shows the element while the browser has no network. */
export function showWhenOffline(element) {
  const update = () => (element.hidden = navigator.onLine);
  addEventListener('online', update);
  addEventListener('offline', update);
  addEventListener('pageshow', update);
  update();
}
