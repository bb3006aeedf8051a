import './poll-request.js';
import { showLanguageChoice } from './language-choice.js';
import { showWhenOffline } from './offline.js';
import { showQrCode } from './qr-code.js';
import { voteUrl } from './poll-address.js';
import { showSinglePoll } from './single-poll.js';
import { translatePage } from './text.js';
import { votePage } from './views/vote-page.js';

const page = document.querySelector('#page');
let more;

translatePage('page.vote.title');
showWhenOffline(document.querySelector('#offline'));
showLanguageChoice(document.querySelector('footer'));
const live = await showSinglePoll(page, (live) => votePage(live, more), { drawn: (live) => more?.drawn(live) });
if (live) {
  // On a phone the code would ask the phone to photograph itself.
  if (matchMedia('(min-width: 66rem)').matches) showQrCode(document.querySelector('.qr'), voteUrl(live.poll.id));
  const { PollMore } = await import('./poll-more.js');
  more = new PollMore(page);
  live.redraw();
}
