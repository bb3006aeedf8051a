/** The id in a page's path: /p/{id}, /p/{id}/present, … */
export const pollIdOfPage = () => idAsMeant(location.pathname.split('/')[2] ?? '');

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
