import type { ASTNode } from '@marcbachmann/cel-js';
import { InputError } from '@backstage/errors';
import { evaluationEnvironment, factsEnvironment } from './factsEnvironment';
import type { CelFacts } from './toCelFacts';

/** A question to the facts of a product. */
export type CompiledExpression = {
  /** @throws Error saying why it has no answer for these facts */
  holds(facts: CelFacts): boolean;
};

const MAX_LENGTH = 2000;

/**
 * Lists of facts are bounded, so that a loop in a loop is done in
 * milliseconds; a third one would not be.
 */
const MAX_NESTED_LOOPS = 2;

const LOOPS = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);

const environment = factsEnvironment();
const evaluation = evaluationEnvironment();

/**
 * Reads an expression, and checks that it can be evaluated: that it knows all
 * that it names, that types fit, that its answer is yes or no, and that it
 * takes no time worth speaking of for any facts.
 *
 * @throws InputError saying what is wrong
 */
export function compileExpression(text: string): CompiledExpression {
  if (text.length > MAX_LENGTH) {
    throw new InputError(
      `It has ${text.length} characters; at most ${MAX_LENGTH} are read`,
    );
  }
  const evaluate = parse(text);
  const seen = { existence: new Array<ASTNode>() };
  visit(evaluate.ast, 0, seen);
  const checked = environment.check(text);
  if (!checked.valid) {
    throw new InputError(reasonOf(checked.error));
  }
  if (checked.type !== 'bool') {
    throw new InputError(
      `Its answer has to be true or false, but is of type ${checked.type}`,
    );
  }
  checkExistence(text, seen.existence);
  return {
    holds(facts) {
      const answer: unknown = evaluate(facts);
      if (typeof answer !== 'boolean') {
        throw new TypeError(`The answer is neither true nor false`);
      }
      return answer;
    },
  };
}

function parse(text: string) {
  try {
    return evaluation.parse(text);
  } catch (error) {
    throw new InputError(reasonOf(error));
  }
}

function visit(
  node: unknown,
  loops: number,
  seen: { existence: ASTNode[] },
): void {
  if (Array.isArray(node)) {
    node.forEach(each => visit(each, loops, seen));
    return;
  }
  if (!isNode(node)) return;
  if (node.op === 'call' || node.op === 'rcall') {
    const [name] = node.args;
    if (name === 'matches') {
      throw new InputError(
        'matches is not offered, as there are patterns that take forever; use startsWith, endsWith, contains or ==',
      );
    }
    if (node.op === 'call' && name === 'has') {
      seen.existence.push(node);
    }
    if (node.op === 'rcall' && LOOPS.has(name)) {
      const [, receiver, args] = node.args;
      if (loops === MAX_NESTED_LOOPS) {
        throw new InputError(
          `${name} stands inside of ${MAX_NESTED_LOOPS} others; that many loops in each other take too long`,
        );
      }
      visit(receiver, loops, seen);
      visit(args, loops + 1, seen);
      return;
    }
  }
  visit(node.args, loops, seen);
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value;
}

/**
 * `has` of a field that no product ever has is false forever and a slip of
 * the pen. So its field is checked as if its value was used.
 */
function checkExistence(text: string, calls: ASTNode[]): void {
  if (calls.length === 0) return;
  let used = text;
  for (const { start, end } of [...calls].sort((a, b) => b.start - a.start)) {
    const call = text.slice(start, end);
    const field = call.slice(call.indexOf('(') + 1, call.lastIndexOf(')'));
    used = `${used.slice(0, start)}([${field}].size() > 0)${used.slice(end)}`;
  }
  const checked = environment.check(used);
  if (!checked.valid) {
    throw new InputError(reasonOf(checked.error));
  }
}

/** Messages of the library go on with the place in the text, over lines. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0];
}
