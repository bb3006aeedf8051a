import './poll-request.js';
import { getJson } from './api.js';
import { inTurn } from './in-turn.js';
import { showLanguageChoice } from './language-choice.js';
import { Management } from './management.js';
import { showWhenOffline } from './offline.js';
import { adminPath, forgetOwner, recallToken, rememberOwner } from './owner-tokens.js';
import { pollIdOfPage, voteUrl } from './poll-address.js';
import { PollMore } from './poll-more.js';
import { showQrCode } from './qr-code.js';
import { showSinglePoll } from './single-poll.js';
import { translatePage } from './text.js';
import { managePage, tokenPage } from './views/manage-page.js';

const page = document.querySelector('#page');
const created = location.hash === '#created';
const id = pollIdOfPage();
let token = recallToken(id);
// What is wrong with the token that was shown, as the end of a message's key; null for nothing.
let problem = null;
const more = new PollMore(page, token);
const management = new Management(token, { created, rejected });

translatePage('page.manage.title');
showWhenOffline(document.querySelector('#offline'));
showLanguageChoice(document.querySelector('footer'));
if (created) history.replaceState(null, '', location.pathname);
const live = await showSinglePoll(page, template, { token, drawn: (live) => more.drawn(live) });
if (live && token) {
  rememberOwner(id, { token, question: live.poll.question });
  showQrCode(document.querySelector('.qr'), voteUrl(id));
  check(token).catch(({ code }) => code === 'wrong_token' && rejected());
}

function template(live) {
  return token ? managePage(live, management, more) : tokenPage(live.poll, enter, problem);
}

async function enter(typed) {
  const given = typed.includes('#') ? new URLSearchParams(typed.split('#')[1]).get('token') : typed;
  try {
    await check(given);
  } catch ({ passing }) {
    return complain(passing ? 'unchecked' : 'wrong');
  }
  // As with an admin link that is opened.
  history.replaceState(null, '', adminPath(id, given));
  location.reload();
}

/** Throws the problem where the token is not this poll's; any question that only owners may ask would do. */
async function check(given) {
  await inTurn(() => getJson(`/polls/${encodeURIComponent(id)}/webhooks`, { token: given }));
}

/** The token is not this poll's: it is of no use here any more. */
function rejected() {
  forgetOwner(id);
  token = undefined;
  complain('wrong');
}

function complain(what) {
  problem = what;
  live.redraw();
}
