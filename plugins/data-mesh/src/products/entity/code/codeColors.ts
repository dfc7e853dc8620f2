import type { Theme } from '@material-ui/core/styles';

const LIGHT = {
  background: '#f6f7f9',
  plain: '#24292f',
  comment: '#57606a',
  string: '#0a5a2a',
  keyword: '#8a1a5c',
  number: '#0b4fa8',
  key: '#0b4fa8',
  lineNumber: '#5f6873',
};

const DARK: typeof LIGHT = {
  background: '#1e2227',
  plain: '#e6e9ee',
  comment: '#a3abb6',
  string: '#8fd6a5',
  keyword: '#f0a6cf',
  number: '#9cc7fb',
  key: '#9cc7fb',
  lineNumber: '#9aa3ae',
};

/**
 * Colours of code. Each has a contrast of at least 4.5:1 on the background
 * (WCAG 2.2, 1.4.3).
 */
export function codeColors(theme: Theme): typeof LIGHT {
  return theme.palette.type === 'dark' ? DARK : LIGHT;
}
