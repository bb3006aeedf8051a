import './poll-request.js';
import { showLanguageChoice } from './language-choice.js';
import { Management } from './management.js';
import { showWhenOffline } from './offline.js';
import { forgetOwner, recallToken, rememberOwner } from './owner-tokens.js';
import { pollIdOfPage, voteUrl } from './poll-address.js';
import { PollMore } from './poll-more.js';
import { showQrCode } from './qr-code.js';
import { showSinglePoll } from './single-poll.js';
import { translatePage } from './text.js';
import { managePage, tokenPage } from './views/manage-page.js';

const page = document.querySelector('#page');
const created = location.hash === '#created';
const id = pollIdOfPage();
const token = recallToken(id);
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
}

function template(live) {
  return token ? managePage(live, management, more) : tokenPage(live.poll, enter);
}

function enter(typed) {
  const given = typed.includes('#') ? new URLSearchParams(typed.split('#')[1]).get('token') : typed;
  rememberOwner(id, { token: given });
  location.reload();
}

/** The token is not this poll's: it is of no use here any more. */
function rejected() {
  forgetOwner(id);
  location.reload();
}
