/** Mean widths of characters, in parts of the font size, rather too wide. */
const NARROW = /[ijlIft.,:;'|!()[\]{} -]/;
const WIDE = /[mwMW@%&]/;
const FULL =
  /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]/;

function widthOf(character: string): number {
  if (FULL.test(character) || character.length > 1) return 1.05;
  if (NARROW.test(character)) return 0.34;
  if (WIDE.test(character)) return 0.88;
  if (/[A-Z]/.test(character)) return 0.69;
  return 0.575;
}

/** Roughly how wide a text is in a sans-serif font of the given size. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width * fontSize;
}

/**
 * The text, cut off with an ellipsis when it is too wide: between words if
 * possible, so that what is left can be read and spoken.
 */
export function truncateText(
  text: string,
  fontSize: number,
  maxWidth: number,
): string {
  if (textWidth(text, fontSize) <= maxWidth) return text;
  let kept = '';
  for (const character of text) {
    if (textWidth(`${kept}${character}…`, fontSize) > maxWidth) break;
    kept += character;
  }
  const endsWord = text.charAt(kept.length) === ' ';
  const space = kept.lastIndexOf(' ');
  const words = endsWord || space <= 0 ? kept : kept.slice(0, space);
  return `${words.trimEnd()}…`;
}

/**
 * Breaks a text into lines at spaces, as SVG does not do it by itself. The
 * last line is cut off when there is more; so is a word that is too long.
 */
export function fitText(
  text: string,
  fontSize: number,
  maxWidth: number,
  maxLines: number,
): string[] {
  const words = text.split(/\s+/).filter(Boolean);
  const lines: string[] = [];
  while (words.length > 0 && lines.length < maxLines) {
    if (lines.length === maxLines - 1) {
      lines.push(truncateText(words.join(' '), fontSize, maxWidth));
      break;
    }
    let line = words.shift()!;
    while (
      words.length > 0 &&
      textWidth(`${line} ${words[0]}`, fontSize) <= maxWidth
    ) {
      line += ` ${words.shift()}`;
    }
    lines.push(truncateText(line, fontSize, maxWidth));
  }
  return lines;
}
