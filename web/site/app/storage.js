// Where a browser forbids storage, as some do in frames, or has none left, a page remembers for as long
// as it is open.
const ofThisPage = new Map();

/** What was kept under a name; undefined for nothing. */
export function recall(name) {
  try {
    return ofThisPage.get(name) ?? JSON.parse(localStorage.getItem(name)) ?? undefined;
  } catch {
    return ofThisPage.get(name);
  }
}

/** Keeps a value that JSON can hold, in this browser if it may; says whether it outlasts the page. */
export function keep(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
    ofThisPage.delete(name);
    return true;
  } catch {
    ofThisPage.set(name, value);
    return false;
  }
}
