// A poll's owner may hand out a link for each voter, /p/{id}#code=…: what follows # is sent to no
// server. It is taken out of the address, so that a shared screen or a copied link does not tell it.
const name = (pollId) => `votestream.code.${pollId}`;

/** The code this browser has for a poll, from the address or from before; empty for none. */
export function recallCode(pollId) {
  const given = new URLSearchParams(location.hash.slice(1)).get('code');
  if (given) {
    rememberCode(pollId, given.trim());
    history.replaceState(null, '', location.pathname + location.search);
    return given.trim();
  }
  try {
    return sessionStorage.getItem(name(pollId)) ?? '';
  } catch {
    return '';
  }
}

export function rememberCode(pollId, code) {
  try {
    sessionStorage.setItem(name(pollId), code);
  } catch {
    // Then it is typed again after a reload.
  }
}
