import { serverNow } from './clock.js';
import { newIdempotencyKey } from './idempotency-key.js';
import { replaced } from './lists.js';

const LEAST_OPTIONS = 2;
export const MOST_OPTIONS = 50;
export const LEVELS = [2, 3, 4, 5, 6, 7, 8, 9, 10];

// The API's own limit: the tally counts every possible ranking by itself.
const MOST_RANKINGS = 2_000;

/** A poll that somebody is about to create; its defaults are the careful ones. */
export class PollDraft {
  question = '';
  theme = '';
  options = ['', ''];
  type = 'single';
  min = 1;
  max = null;
  levels = 5;
  protection = 'session';
  revote = 'no';
  results = 'always';
  listed = 'no';
  opensAt = '';
  closesAt = '';
  #key = newIdempotencyKey();

  /** Takes over a change; what was sent before is then another poll. */
  set(change) {
    Object.assign(this, change);
    this.#key = newIdempotencyKey();
  }

  /** Keeps an empty field at the end to write the next option into. */
  setOption(at, text) {
    const options = replaced(this.options, at, text);
    if (at === options.length - 1 && text && options.length < MOST_OPTIONS) options.push('');
    this.set({ options });
  }

  removeOption(at) {
    const options = this.options.filter((_, index) => index !== at);
    while (options.length < LEAST_OPTIONS) options.push('');
    this.set({ options });
  }

  /** Makes repeats of the same request create one poll. */
  get key() {
    return this.#key;
  }

  get texts() {
    return this.options.map((text) => text.trim()).filter(Boolean);
  }

  /** How many options a ballot may at most name. */
  get most() {
    const { length } = this.texts;
    if (this.type === 'single') return 1;
    const fewest = this.type === 'rating' ? 1 : LEAST_OPTIONS;
    const possible = this.type === 'ranked' ? deepest(Math.max(length, fewest)) : Math.max(length, fewest);
    return Math.max(this.fewestMost, Math.min(this.max ?? possible, possible));
  }

  /** The API calls it a single choice where no ballot may name two. */
  get fewestMost() {
    return this.type === 'multiple' ? 2 : 1;
  }

  get least() {
    return this.type === 'single' ? 1 : Math.min(this.min, this.most);
  }

  /** Field and message key of what is missing still, in the order of the form. */
  get gaps() {
    const gaps = [];
    const { texts, opensAt, closesAt } = this;
    if (!this.question.trim()) gaps.push(['question', 'create.gap.question']);
    if (texts.length < LEAST_OPTIONS) gaps.push([`option-${Math.min(texts.length, 1)}`, 'create.gap.options']);
    const twin = texts.findIndex((text, at) => texts.indexOf(text) < at);
    if (twin >= 0) gaps.push([`option-${this.options.lastIndexOf(texts[twin])}`, 'create.gap.twins']);
    if (opensAt && Date.parse(opensAt) <= serverNow()) gaps.push(['opensAt', 'create.gap.past']);
    if (closesAt && Date.parse(closesAt) <= (Date.parse(opensAt) || serverNow())) gaps.push(['closesAt', 'create.gap.order']);
    return gaps;
  }

  toRequest() {
    const { question, theme, type, levels, protection, revote, results, listed, opensAt, closesAt } = this;
    return {
      question: question.trim(),
      ...(theme.trim() && { theme: theme.trim() }),
      options: this.texts.map((text) => ({ text })),
      type,
      choices: { min: this.least, max: this.most },
      ...(type === 'rating' && { levels }),
      protection,
      revote,
      results,
      listed: listed === 'yes',
      ...(opensAt && { opensAt: new Date(opensAt).toISOString() }),
      ...(closesAt && { closesAt: new Date(closesAt).toISOString() }),
    };
  }

  /** As the API will show it. */
  toPoll() {
    const { options, ...request } = this.toRequest();
    return {
      ...request,
      id: 'preview',
      round: 1,
      status: 'open',
      options: options.map(({ text }, index) => ({ index, text })),
    };
  }
}

/** The greatest depth with which a ranked poll of so many options has few enough rankings. */
function deepest(options) {
  let rankings = 0;
  let ofThisDepth = 1;
  for (let depth = 1; depth <= options; depth++) {
    ofThisDepth *= options - depth + 1;
    rankings += ofThisDepth;
    if (rankings > MOST_RANKINGS) return depth - 1;
  }
  return options;
}
