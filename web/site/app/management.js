import { postJson } from './api.js';
import { exportCodes, exportResults } from './export.js';
import { inTurn } from './in-turn.js';
import { t } from './text.js';

// The views behind GET follow the log within a moment.
const FOLLOWS_AFTER_MS = 700;

/** What an owner does with a poll. `said` is what became of the last of it, `{good, text}` or null. */
export class Management {
  token;
  /** Whether the poll was made a moment ago, so that its admin link is still to be kept. */
  created;
  busy = false;
  said = null;
  #rejected;

  constructor(token, { created, rejected }) {
    this.token = token;
    this.created = created;
    this.#rejected = rejected;
  }

  /** `change` is close, reopen or rounds; `wish` is `{reason?, closesAt?}`. */
  change(live, change, wish) {
    return this.#act(live, `manage.done.${change}`, async () => {
      await inTurn(() => postJson(this.#path(live, change), wish, { token: this.token }));
      await new Promise((resolve) => setTimeout(resolve, FOLLOWS_AFTER_MS));
      await live.reload();
    });
  }

  codes(live, count) {
    return this.#act(live, 'manage.done.codes', async () => {
      const { codes } = await inTurn(() => postJson(this.#path(live, 'codes'), { count }, { token: this.token }));
      exportCodes(live.poll.id, codes);
    });
  }

  export(live, round, format) {
    return this.#act(live, 'manage.done.export', () => exportResults(live.poll, round, format, this.token));
  }

  #path({ poll }, part) {
    return `/polls/${encodeURIComponent(poll.id)}/${part}`;
  }

  async #act(live, done, act) {
    if (this.busy) return;
    Object.assign(this, { busy: true, said: null });
    live.redraw();
    try {
      await act();
      this.said = { good: true, text: t(done) };
    } catch (problem) {
      if (problem.code === 'wrong_token') return this.#rejected();
      this.said = { good: false, text: problem.passing ? t('manage.passing') : t('manage.refused', { reason: problem.message }) };
    } finally {
      this.busy = false;
      live.redraw();
    }
  }
}
