import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { serverNow } from '../clock.js';
import { formatDistance, formatRate } from '../format.js';
import { t } from '../text.js';
import { themeOf } from '../theme.js';
import { address } from './address.js';
import { ballotStatus } from './ballot-status.js';
import { liveSign } from './live-sign.js';
import { myVote } from './my-vote.js';
import { optionRows } from './option-row.js';
import { shareButton } from './share-button.js';

/** The page of one poll: its question, the ballot, the live result, and ways to pass it on. */
export function votePage(live) {
  const { poll } = live;
  return html`<div class="vote-page">
    <article class="card poll">
      <p class="kicker">${theme(poll)}<span>${closing(live)}</span></p>
      <h1 id="question" dir="auto">${poll.question}</h1>
      <ul class="options" ?data-multiple=${live.multiple} aria-labelledby="question">
        ${optionRows(live)}
      </ul>
      ${ballotStatus(live, { withReceipt: false })}
    </article>
    <aside>
      <div class="card figures">
        <p class="big">${live.tally ? t('poll.votes', { n: live.tally.ballots }) : html`&nbsp;`}</p>
        <p>${rate(live)}</p>
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
  </div>`;
}

function theme(poll) {
  if (!poll.theme) return nothing;
  const slug = themeOf(poll);
  const name = slug === 'other' ? poll.theme : t(`theme.${slug}`);
  return html`<a href=${`/?${new URLSearchParams({ theme: slug === 'other' ? poll.theme : slug })}`} dir="auto">${name}</a>`;
}

function closing({ poll, status }) {
  if (status !== 'open' || !poll.closesAt) return nothing;
  const left = Date.parse(poll.closesAt) - serverNow();
  return left > 0 ? t('poll.closes', { when: formatDistance(left) }) : nothing;
}

function rate(live) {
  const perSecond = live.rate.perSecond();
  return perSecond === null ? html`&nbsp;` : t('poll.rate', { rate: formatRate(perSecond) });
}
