import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { numbersByOption } from '../tally.js';
import { t } from '../text.js';
import { ballotStatus } from './ballot-status.js';
import { optionRow } from './option-row.js';
import { ratingRow } from './rating-row.js';

/** The ballot of a poll and what became of it, each answer with its numbers; `labelledBy` is the question's id. */
export function ballotForm(live, labelledBy, { withReceipt }) {
  const { poll } = live;
  const numbers = numbersByOption(live);
  const row = poll.type === 'rating' ? ratingRow : optionRow;
  return html`${codeField(live)}
    <ul class="options" data-type=${poll.type} ?data-hidden=${live.hidden} aria-labelledby=${labelledBy}>
      ${poll.options.map((option, at) => row(live, option, numbers?.[at]))}
    </ul>
    ${ballotStatus(live, { withReceipt })}`;
}

function codeField(live) {
  if (live.poll.protection !== 'code' || live.ballot.state.kind === 'accepted' || live.status !== 'open') return nothing;
  return html`<label class="code">
    <span>${t('ballot.code')}</span>
    <input
      autocomplete="one-time-code"
      autocapitalize="characters"
      spellcheck="false"
      maxlength="64"
      dir="ltr"
      .value=${live.code}
      ?disabled=${!live.votable}
      @input=${({ target }) => live.enterCode(target.value)}
    />
  </label>`;
}
