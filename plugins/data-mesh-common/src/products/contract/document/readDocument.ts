import { Composer, Parser, type CST, type YAMLError } from 'yaml';
import { convertNodes, tooDeep } from './convertNodes';
import type { Finding } from './finding';
import {
  HOPELESS_SYNTAX_ERRORS,
  MAX_SYNTAX_ERRORS,
  SAMPLE_LENGTH,
} from './limits';
import { readCommonYaml } from './readCommonYaml';
import type { DocumentNode } from './nodes';
import { syntaxFinding } from './syntaxFinding';

/**
 * Reads YAML or JSON text. There is a node unless the text is not well-formed
 * or was refused; findings say why. Never throws.
 */
export function readDocument(text: string): {
  node?: DocumentNode;
  findings: Finding[];
} {
  const node = readCommonYaml(text);
  if (node) return { node, findings: [] };
  try {
    return readAnyYaml(text);
  } catch (error) {
    // Nobody may be able to stop a worker with a text, whatever it does to
    // the parser.
    return {
      findings: [
        error instanceof RangeError
          ? tooDeep(undefined)
          : {
              code: 'not-yaml',
              severity: 'error',
              message: 'The file cannot be read as YAML.',
              remedy: 'Check it with a YAML formatter.',
            },
      ],
    };
  }
}

/** With the complete parser. */
export function readAnyYaml(text: string): {
  node?: DocumentNode;
  findings: Finding[];
} {
  const hopeless = syntaxErrorsOfSample(text);
  if (hopeless) return { findings: syntaxFindings(hopeless) };
  const findings: Finding[] = [];
  let first: ReturnType<typeof convertNodes> | undefined;
  for (const document of documentsOf(text)) {
    if (first) {
      findings.push({
        code: 'multiple-documents',
        severity: 'error',
        message:
          'The file holds more than one YAML document; only the first is read.',
        remedy: 'Give each contract a file of its own.',
        at: document.range[0],
      });
      break;
    }
    if (document.errors.length > 0) {
      return { findings: syntaxFindings(document.errors) };
    }
    first = convertNodes(document.contents);
  }
  return {
    node: first?.node,
    findings: [...(first?.findings ?? []), ...findings],
  };
}

function documentsOf(text: string) {
  const composer = new Composer({
    // YAML 1.2, whatever a %YAML directive says: `no` stays a text and a date
    // a text, as in JSON.
    schema: 'core',
    resolveKnownTags: false,
    // The library compares every key with every other; convertNodes does not.
    uniqueKeys: false,
    logLevel: 'silent',
  });
  return composer.compose(
    upToErrors(new Parser().parse(text)),
    true,
    text.length,
  );
}

/**
 * The parser goes on after an error. On large files that are no YAML at all it
 * would go on for seconds, so the beginning of a large file is tried first.
 */
function syntaxErrorsOfSample(text: string): YAMLError[] | undefined {
  if (text.length <= SAMPLE_LENGTH) return undefined;
  const lineEnd = text.lastIndexOf('\n', SAMPLE_LENGTH);
  const sample = text.slice(0, lineEnd === -1 ? SAMPLE_LENGTH : lineEnd + 1);
  for (const document of documentsOf(sample)) {
    // Where the sample was cut off there may be an error or two, no more.
    return document.errors.length > HOPELESS_SYNTAX_ERRORS ||
      document.errors.some(isExhaustion)
      ? document.errors
      : undefined;
  }
  return undefined;
}

function* upToErrors(tokens: Iterable<CST.Token>): Generator<CST.Token> {
  let errors = 0;
  for (const token of tokens) {
    yield token;
    if (token.type === 'error' && ++errors > HOPELESS_SYNTAX_ERRORS) return;
  }
}

function syntaxFindings(errors: YAMLError[]): Finding[] {
  return errors.some(isExhaustion)
    ? [tooDeep(undefined)]
    : errors.slice(0, MAX_SYNTAX_ERRORS).map(syntaxFinding);
}

/** The library's word for nesting that the stack does not hold. */
function isExhaustion(error: YAMLError): boolean {
  return error.code === 'RESOURCE_EXHAUSTION';
}
