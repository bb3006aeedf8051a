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

/** Where others reach this site, as far as the edge knows it. */
export const publicOrigin = document.querySelector('meta[name="public-url"]')?.content || location.origin;

/** Whether that is a name by which every machine calls itself, so that a phone would open the phone. */
export const onlyHere = /^(([^.]+\.)*localhost\.?|127\..*|0\.0\.0\.0|\[::1?\])$/.test(new URL(publicOrigin).hostname);

/** What people type or scan to vote. */
export const voteUrl = (pollId) => new URL(`/p/${encodeURIComponent(pollId)}`, publicOrigin).href;

/** The same without what nobody needs to type, as `[host, path]`. */
export function shortVoteUrl(pollId) {
  const { host, pathname } = new URL(voteUrl(pollId));
  return [host, pathname];
}
