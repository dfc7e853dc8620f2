import type { YAMLError } from 'yaml';
import type { Finding } from './finding';

const EXPLANATIONS: Partial<
  Record<YAMLError['code'], { message: string; remedy: string }>
> = {
  BAD_ALIAS: {
    message: 'An alias or anchor has no name.',
    remedy: 'Name the anchor (&name) and refer to it by that name (*name).',
  },
  BAD_DQ_ESCAPE: {
    message: 'A text in double quotes holds an unknown escape sequence.',
    remedy: 'Write a backslash as \\\\, or put the text in single quotes.',
  },
  BAD_INDENT: {
    message: 'The indentation does not fit the lines around it.',
    remedy:
      'Indent the fields of one object, and the items of one list, alike.',
  },
  BAD_SCALAR_START: {
    message:
      'A text begins with a character that has a meaning of its own in YAML.',
    remedy: 'Put the text in quotes.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'There is a second ": " on the line.',
    remedy: 'Put a text that holds ": " in quotes, or begin a new line.',
  },
  BLOCK_IN_FLOW: {
    message: 'An indented list or object stands inside brackets or braces.',
    remedy: 'Close the bracket first, or write everything with indentation.',
  },
  MISSING_CHAR: {
    message: 'A bracket, brace, quote, comma or colon is missing.',
    remedy: 'Close what was opened before this place.',
  },
  MULTILINE_IMPLICIT_KEY: {
    message: 'A field name goes over several lines, or a line lacks its ": ".',
    remedy: 'Write "name: value" on one line, with a blank after the colon.',
  },
  TAB_AS_INDENT: {
    message: 'A line is indented with a tab, which YAML does not allow.',
    remedy: 'Indent with blanks.',
  },
  UNEXPECTED_TOKEN: {
    message: 'Something stands here that YAML does not expect.',
    remedy: 'Look for a bracket or quote too many, or put the text in quotes.',
  },
};

/** What the YAML parser found wrong, in words for authors of contracts. */
export function syntaxFinding(error: YAMLError): Finding {
  const explanation = EXPLANATIONS[error.code] ?? {
    message: 'The text is not well-formed YAML here.',
    remedy: 'Compare the line with those around it, or put the text in quotes.',
  };
  return {
    code: 'not-yaml',
    severity: 'error',
    message: `The file cannot be read as YAML: ${explanation.message}`,
    remedy: explanation.remedy,
    at: error.pos[0],
  };
}
