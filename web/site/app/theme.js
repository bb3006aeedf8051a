/** The themes that have a look of their own, as the API writes them in paths and filters. */
export const THEMES = ['ontrend', 'moral-dilemmas', 'sports'];

/** The look of a poll: one of THEMES, or `other`. */
export function themeOf(poll) {
  const slug = (poll.theme ?? '').toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return THEMES.includes(slug) ? slug : 'other';
}
