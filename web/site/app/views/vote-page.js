import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { serverNow } from '../clock.js';
import { formatDistance, formatRate, roundedRate } from '../format.js';
import { t } from '../text.js';
import { themeOf } from '../theme.js';
import { address } from './address.js';
import { ballotForm } from './ballot-form.js';
import { countdown } from './countdown.js';
import { liveSign } from './live-sign.js';
import { myVote } from './my-vote.js';
import { shareButton } from './share-button.js';
import { outcome } from './turnout.js';

/**
 * The page of one poll: its question, the ballot, the live result, and ways to pass it on. `more` is a
 * PollMore, once it is there.
 */
export function votePage(live, more) {
  const { poll } = live;
  return html`<div class="vote-page">
    <article class="card poll">
      ${poll.theme || when(live) ? html`<p class="kicker">${theme(poll)}<span>${when(live)}</span></p>` : nothing}
      <h1 id="question" dir="auto">${poll.question}</h1>
      ${live.status === 'scheduled' && poll.opensAt
        ? html`<p class="countdown" role="timer">${countdown(poll.opensAt)}</p>`
        : nothing}
      ${ballotForm(live, 'question', { withReceipt: false })}
    </article>
    <aside>
      <div class="card figures">
        <p class=${live.hidden ? 'why-hidden' : 'big'} ?data-may-hide=${poll.results !== 'always'}>
          ${live.tally || live.hidden ? outcome(live) : html`&nbsp;`}
        </p>
        <p>${live.hidden ? nothing : rate(live)}</p>
        <p>${liveSign(live)}</p>
      </div>
      ${myVote(live)}
      <div class="card pass-on">
        <h2>${t('share.title')}</h2>
        <div class="qr" role="img" aria-label=${t('share.qr')}></div>
        ${address(poll.id)}
        <p class="buttons">
          ${shareButton(live)}
          <a class="button" href=${`/p/${poll.id}/present`}>${t('share.present')}</a>
        </p>
      </div>
    </aside>
    <div class="more-of-it">${more?.template(live)}</div>
  </div>`;
}

function theme(poll) {
  if (!poll.theme) return nothing;
  const slug = themeOf(poll);
  const name = slug === 'other' ? poll.theme : t(`theme.${slug}`);
  return html`<a href=${`/?${new URLSearchParams({ theme: slug === 'other' ? poll.theme : slug })}`} dir="auto">${name}</a>`;
}

function when({ poll, status }) {
  const round = poll.round > 1 ? t('round.number', { n: poll.round }) : '';
  const left = status === 'open' && poll.closesAt ? Date.parse(poll.closesAt) - serverNow() : 0;
  const closing = left > 0 ? t('poll.closes', { when: formatDistance(left) }) : '';
  return [round, closing].filter(Boolean).join(' · ');
}

function rate(live) {
  const perSecond = live.rate.perSecond();
  return perSecond === null ? html`&nbsp;` : t('poll.rate', { n: roundedRate(perSecond), rate: formatRate(perSecond) });
}
