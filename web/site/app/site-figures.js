import { getJson } from './api.js';

const EVERY_MS = 10_000;

/** Hands over `GET /stats` now and every 10 s while the page is visible; silent where it fails. */
export function followFigures(show) {
  const ask = async () => {
    if (!document.hidden) {
      await getJson('/stats').then(show, () => {});
    }
    setTimeout(ask, EVERY_MS + Math.random() * 1_000);
  };
  ask();
}
