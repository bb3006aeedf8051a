import { html, nothing, svg } from '/vendor/lit-html/lit-html.js';
import { t } from '../text.js';

// Drawn in the head's own colour on a 200 × 120 field, cropped by it.
const MOTIFS = {
  // A line that climbs.
  ontrend: svg`<path d="M-10 104 34 82 62 94 104 52 130 66 192 8" /><path d="M160 6h34v34" />
    <circle cx="34" cy="82" r="6" /><circle cx="104" cy="52" r="6" />`,
  // A track that forks.
  'moral-dilemmas': svg`<path d="M-10 84H60C110 84 120 28 210 28M-10 98H60C124 98 130 42 210 42M60 84H210M60 98H210" />
    <path d="M4 76v30M26 76v30M48 76v30M92 78v28M116 78v28M140 78v28M164 78v28M188 78v28M122 34l14 24M150 22l8 28M178 18l3 32" />`,
  // Half a pitch.
  sports: svg`<path d="M100-10V130" /><circle cx="100" cy="60" r="36" /><circle cx="100" cy="60" r="3" />
    <path d="M210 18h-44v84h44M210 38h-20v44h20M166 44a20 20 0 0 0 0 32" />`,
};

/** The head of a theme's section; `figures` is `{polls, ballots}`, or null while unknown. */
export const themeHead = (slug, figures) => html`
  <svg viewBox="0 0 200 120" preserveAspectRatio="xMaxYMid slice" aria-hidden="true">${MOTIFS[slug]}</svg>
  <p class="figures">${figures?.ballots == null ? nothing : t('poll.votes', { n: figures.ballots })}</p>
  <h2 id=${`theme-${slug}`}><a href=${`/?theme=${slug}`}>${t(`theme.${slug}`)}</a></h2>
  <p>${t(`theme.${slug}.line`)}</p>
`;
