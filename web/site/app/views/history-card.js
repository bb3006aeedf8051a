import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { t } from '../text.js';

/** Where a HistoryLine draws; it keeps its height while there is nothing to draw yet. */
export const historyCard = (live) =>
  live.hidden
    ? nothing
    : html`<section class="card history" aria-labelledby="history-title">
        <h2 id="history-title">${t('history.title')}</h2>
        <div class="line" dir="ltr" role="img" aria-label=${t('history.title')}></div>
      </section>`;
