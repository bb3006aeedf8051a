const [, written = '', below = ''] = location.pathname.split('/').filter(Boolean);
const pollId = idAsMeant(written);

/** The id in a page's path: /p/{id}, /p/{id}/present, … */
export const pollIdOfPage = () => pollId;

/**
 * Writes the page's address as it is meant: capitals, slashes and what a mail program left at the end lead
 * to the page, too, and are not to be passed on from it.
 */
export function tidyAddress() {
  const page = below.toLowerCase().match(/^[a-z]*/)[0];
  const path = `/p/${encodeURIComponent(pollId)}${page && `/${page}`}`;
  if (pollId && path !== location.pathname) {
    history.replaceState(history.state, '', path + location.search + location.hash);
  }
}

/** Without what was broken into it or copied along; what cannot be decoded is no poll's id. */
function idAsMeant(written) {
  try {
    return decodeURIComponent(written)
      .replace(/[\s\p{Z}\p{Cf}]+/gu, '')
      .replace(/[\p{Po}\p{Pf}\p{Pe}>]+$/u, '')
      .toLowerCase();
  } catch {
    return written;
  }
}

/** What people type or scan to vote. */
export const voteUrl = (pollId) => new URL(`/p/${encodeURIComponent(pollId)}`, location.origin).href;

/** The same without what nobody needs to type, as `[host, path]`. */
export function shortVoteUrl(pollId) {
  const { host, pathname } = new URL(voteUrl(pollId));
  return [host, pathname];
}
