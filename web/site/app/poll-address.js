/** The id in a page's path: /p/{id}, /p/{id}/present, … */
export const pollIdOfPage = () => decodeURIComponent(location.pathname.split('/')[2]);

/** What people type or scan to vote. */
export const voteUrl = (pollId) => new URL(`/p/${encodeURIComponent(pollId)}`, location.origin).href;

/** The same without what nobody needs to type, as `[host, path]`. */
export function shortVoteUrl(pollId) {
  const { host, pathname } = new URL(voteUrl(pollId));
  return [host, pathname];
}
