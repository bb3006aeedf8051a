import { HistoryLine } from './history-line.js';
import { showLanguageChoice } from './language-choice.js';
import { Management } from './management.js';
import { showWhenOffline } from './offline.js';
import { forgetOwner, recallToken, rememberOwner } from './owner-tokens.js';
import { pollIdOfPage, voteUrl } from './poll-address.js';
import { showQrCode } from './qr-code.js';
import { ReceiptCheck } from './receipt-check.js';
import { ResultsDocuments } from './results-documents.js';
import { showSinglePoll } from './single-poll.js';
import { translatePage } from './text.js';
import { managePage, tokenPage } from './views/manage-page.js';

const page = document.querySelector('#page');
const created = location.hash === '#created';
const id = pollIdOfPage();
const token = recallToken(id);
const documents = new ResultsDocuments(token);
const check = new ReceiptCheck();
const management = new Management(token, { created, rejected });
let line;

translatePage('page.manage.title');
showWhenOffline(document.querySelector('#offline'));
showLanguageChoice(document.querySelector('footer'));
if (created) history.replaceState(null, '', location.pathname);
const live = await showSinglePoll(page, template, { token, drawn });
if (live && token) {
  rememberOwner(id, { token, question: live.poll.question });
  showQrCode(document.querySelector('.qr'), voteUrl(id));
}

function template(live) {
  return token ? managePage(live, management, documents, check) : tokenPage(live.poll, enter);
}

function drawn(live) {
  documents.keepUp(live);
  const place = page.querySelector('.history .line');
  if (place) line ??= new HistoryLine(place, token);
  line?.follow(live);
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
