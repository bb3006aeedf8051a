import { showLanguageChoice } from './language-choice.js';
import { showWhenOffline } from './offline.js';
import { showQrCode } from './qr-code.js';
import { voteUrl } from './poll-address.js';
import { showSinglePoll } from './single-poll.js';
import { translatePage } from './text.js';
import { votePage } from './views/vote-page.js';

translatePage('page.vote.title');
showWhenOffline(document.querySelector('#offline'));
showLanguageChoice(document.querySelector('footer'));
const live = await showSinglePoll(document.querySelector('#page'), votePage);
// On a phone the code would ask the phone to photograph itself.
if (live && matchMedia('(min-width: 66rem)').matches) {
  showQrCode(document.querySelector('.qr'), voteUrl(live.poll.id));
}
