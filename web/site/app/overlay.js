import './poll-request.js';
import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { OVERLAY } from './overlay-choices.js';
import { showSinglePoll } from './single-poll.js';
import { t, translatePage } from './text.js';
import { resultBars } from './views/result-bars.js';
import { outcome } from './views/turnout.js';

const MOST_BARS = 6;

const asked = new URLSearchParams(location.search);
const choose = (name) => (OVERLAY[name].includes(asked.get(name)) ? asked.get(name) : OVERLAY[name][0]);

translatePage('page.embed.title');
Object.assign(document.body.dataset, {
  position: choose('position'),
  size: choose('size'),
  scheme: choose('theme'),
});

showSinglePoll(document.querySelector('#page'), (live) => {
  const { poll, tally } = live;
  return html`<div class="overlay" ?data-final=${tally?.final} ?data-hidden=${live.hidden}>
    <h1 dir="auto">${poll.question}</h1>
    ${resultBars(live, MOST_BARS)}
    <p>${tally || live.hidden ? outcome(live) : nothing}${tally?.final ? html` · ${t('present.final')}` : nothing}</p>
  </div>`;
}, { silent: true });
