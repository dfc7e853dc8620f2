import {
  qualityBand,
  type QualityBand,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/** What a badge says. */
export type BadgeFacts = {
  /** 0 to 100; left out for no data. */
  score?: number;
  /** Checks with a fresh verdict, of all. */
  evaluated: number;
  expected: number;
};

/** White text on them has a contrast of at least 4.5 to 1. */
const COLOURS: Record<QualityBand, string> = {
  good: '#2e7d32',
  fair: '#8a5a00',
  poor: '#b71c1c',
  none: '#5f6368',
};
const LABEL_COLOUR = '#3c4043';
const LABEL = 'quality';
const HEIGHT = 20;
const PADDING = 6;

/** The badge of a product as SVG, for people who see it and who hear it. */
export function drawBadge(facts: BadgeFacts): string {
  const band = qualityBand(facts.score);
  const value =
    // Only what is perfect is called so.
    facts.score === undefined ? 'no data' : `${Math.floor(facts.score)}`;
  const left = widthOf(LABEL) + 2 * PADDING;
  const right = widthOf(value) + 2 * PADDING;
  const title = escapeXml(describe(facts, band, value));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="${HEIGHT}" viewBox="0 0 ${left + right} ${HEIGHT}" role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    `<rect width="${left + right}" height="${HEIGHT}" rx="3" fill="${LABEL_COLOUR}"/>`,
    `<path d="M${left} 0h${right - 3}a3 3 0 0 1 3 3v${HEIGHT - 6}a3 3 0 0 1-3 3h-${right - 3}z" fill="${COLOURS[band]}"/>`,
    '<g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11" text-anchor="middle" aria-hidden="true">',
    text(LABEL, left / 2, widthOf(LABEL)),
    text(value, left + right / 2, widthOf(value)),
    '</g></svg>',
  ].join('');
}

function text(content: string, x: number, width: number): string {
  return `<text x="${x}" y="14" textLength="${width}">${escapeXml(content)}</text>`;
}

function describe(
  { evaluated, expected }: BadgeFacts,
  band: QualityBand,
  value: string,
): string {
  return band === 'none'
    ? 'quality: no data'
    : `quality: ${value} of 100, ${band}; ${evaluated} of ${expected} checks evaluated`;
}

/** About as wide as Verdana at 11 pixels; viewers stretch it to fit. */
function widthOf(content: string): number {
  return Math.round(content.length * 6.9);
}

function escapeXml(content: string): string {
  return content
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
