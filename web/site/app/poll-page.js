import { HistoryLine } from './history-line.js';
import { showLanguageChoice } from './language-choice.js';
import { showWhenOffline } from './offline.js';
import { showQrCode } from './qr-code.js';
import { voteUrl } from './poll-address.js';
import { ReceiptCheck } from './receipt-check.js';
import { ResultsDocuments } from './results-documents.js';
import { showSinglePoll } from './single-poll.js';
import { translatePage } from './text.js';
import { votePage } from './views/vote-page.js';

const page = document.querySelector('#page');
const documents = new ResultsDocuments();
const check = new ReceiptCheck();
let line;

translatePage('page.vote.title');
showWhenOffline(document.querySelector('#offline'));
showLanguageChoice(document.querySelector('footer'));
const live = await showSinglePoll(page, (live) => votePage(live, documents, check), { drawn });
// On a phone the code would ask the phone to photograph itself.
if (live && matchMedia('(min-width: 66rem)').matches) {
  showQrCode(document.querySelector('.qr'), voteUrl(live.poll.id));
}

function drawn(live) {
  documents.keepUp(live);
  const place = page.querySelector('.history .line');
  if (!place) line = undefined;
  else line ??= new HistoryLine(place);
  line?.follow(live);
}
