import { html } from '/vendor/lit-html/lit-html.js';
import { serverNow } from '../clock.js';
import { formatDistance, formatTime } from '../format.js';
import { t } from '../text.js';

/** How the numbers come and how old they are. */
export function liveSign({ feed, tally }) {
  return html`<span class="sign" data-feed=${feed} title=${t(`feed.explain.${feed}`)}>
    <span class="dot" aria-hidden="true"></span>${t(`feed.${feed}`)} ${tally ? html`<span class="age">${age(tally)}</span>` : ''}
  </span>`;
}

function age({ asOf, stale, ballots }) {
  if (!asOf || ballots === 0) return '';
  if (stale) return t('feed.stale', { time: formatTime(asOf) });
  const ms = Math.min(0, asOf - serverNow());
  return ms > -2_000 ? t('ago.now') : formatDistance(ms);
}
