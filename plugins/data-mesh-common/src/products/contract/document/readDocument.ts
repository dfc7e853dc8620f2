import { Composer, Parser, type CST } from 'yaml';
import { convertNodes } from './convertNodes';
import type { Finding } from './finding';
import { MAX_DEPTH, MAX_SYNTAX_ERRORS } from './limits';
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
  return node ? { node, findings: [] } : readAnyYaml(text);
}

/** With the complete parser. */
export function readAnyYaml(text: string): {
  node?: DocumentNode;
  findings: Finding[];
} {
  const composer = new Composer({
    // YAML 1.2, whatever a %YAML directive says: `no` stays a text and a date
    // a text, as in JSON.
    schema: 'core',
    resolveKnownTags: false,
    // The library compares every key with every other; convertNodes does not.
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const findings: Finding[] = [];
  let first: ReturnType<typeof convertNodes> | undefined;
  for (const document of composer.compose(
    upToErrors(new Parser().parse(text)),
    true,
    text.length,
  )) {
    if (first) {
      findings.push({
        code: 'multiple-documents',
        severity: 'error',
        message:
          'The file holds more than one YAML document; only the first is read.',
        remedy: 'Give each contract a file of its own.',
        at: document.range?.[0],
      });
      break;
    }
    if (document.errors.length > 0) {
      const exhausted = document.errors.some(
        error => error.code === 'RESOURCE_EXHAUSTION',
      );
      return {
        findings: exhausted
          ? [tooDeepToParse()]
          : document.errors.slice(0, MAX_SYNTAX_ERRORS).map(syntaxFinding),
      };
    }
    first = convertNodes(document.contents);
  }
  return {
    node: first?.node,
    findings: [...(first?.findings ?? []), ...findings],
  };
}

/** Parsing goes on after an error; on binary data it would go on for long. */
function* upToErrors(tokens: Iterable<CST.Token>): Generator<CST.Token> {
  let errors = 0;
  for (const token of tokens) {
    yield token;
    if (token.type === 'error' && ++errors === MAX_SYNTAX_ERRORS) return;
  }
}

function tooDeepToParse(): Finding {
  return {
    code: 'too-deep',
    severity: 'error',
    message: `The file nests lists and objects more than ${MAX_DEPTH} levels deep.`,
    remedy: 'Flatten the structure, or split the contract.',
  };
}
