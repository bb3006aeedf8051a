import { html } from '/vendor/lit-html/lit-html.js';
import { showSinglePoll } from './single-poll.js';
import { t, translatePage } from './text.js';
import { resultBars } from './views/result-bars.js';

const MOST_BARS = 6;

// What the address may ask for; the first is taken where it asks for something else or nothing.
const POSITIONS = ['bottom-left', 'bottom', 'bottom-right', 'left', 'center', 'right', 'top-left', 'top', 'top-right'];
const SIZES = ['m', 's', 'l'];
const THEMES = ['dark', 'light'];

const asked = new URLSearchParams(location.search);
const choose = (name, allowed) => (allowed.includes(asked.get(name)) ? asked.get(name) : allowed[0]);

translatePage('page.embed.title');
Object.assign(document.body.dataset, {
  position: choose('position', POSITIONS),
  size: choose('size', SIZES),
  scheme: choose('theme', THEMES),
});

showSinglePoll(document.querySelector('#page'), ({ poll, tally }) => {
  const { bars } = resultBars({ poll, tally }, MOST_BARS);
  return html`<div class="overlay" ?data-final=${tally?.final}>
    <h1 dir="auto">${poll.question}</h1>
    ${bars}
    <p>${tally ? t('poll.votes', { n: tally.ballots }) : ''}${tally?.final ? html` · ${t('present.final')}` : ''}</p>
  </div>`;
});
