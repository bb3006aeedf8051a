import { publicOrigin } from './poll-address.js';
import { keep, recall } from './storage.js';

// The polls that were created in this browser, or whose admin link was opened in it: {id: {token,
// question, since}}. The token never stands in a path or query: an admin link carries it behind #,
// which browsers send to no server.
const NAME = 'votestream.owner';

export const ownedPolls = () => recall(NAME) ?? {};

/** Says whether it outlasts the page. */
export const rememberOwner = (pollId, { token, question }) =>
  keep(NAME, { ...ownedPolls(), [pollId]: { token, question, since: Date.now() } });

export function forgetOwner(pollId) {
  const { [pollId]: _, ...others } = ownedPolls();
  keep(NAME, others);
}

/**
 * The admin token of a poll: from the address, out of which it is taken if this browser keeps it, or
 * from before; else undefined.
 */
export function recallToken(pollId) {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given && rememberOwner(pollId, { ...ownedPolls()[pollId], token: given })) {
    history.replaceState(null, '', location.pathname + location.search);
  }
  return given ?? ownedPolls()[pollId]?.token;
}

/** For others, or to keep. */
export const adminLink = (pollId, token) => publicOrigin + adminPath(pollId, token);

/** The same where this browser is. */
export const adminPath = (pollId, token) => `/p/${encodeURIComponent(pollId)}/manage#${new URLSearchParams({ token })}`;
