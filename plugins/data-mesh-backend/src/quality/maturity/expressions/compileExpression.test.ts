import {
  productFacts,
  unreadContractFacts,
  type KnownProduct,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import fc from 'fast-check';
import { compileExpression } from './compileExpression';
import { toCelFacts } from './toCelFacts';

const contract = { ...unreadContractFacts({ declared: true }), readable: true };

const PRODUCT: KnownProduct = {
  summary: {
    ref: 'dataproduct:default/orders',
    name: 'orders',
    namespace: 'default',
    title: 'Orders',
    description: 'What was ordered',
    lifecycle: 'production',
    owner: 'group:default/order-team',
    tags: ['sales', 'gold'],
    technologies: [],
    outputPorts: ['main', 'events'],
    columnCount: 0,
    problems: { errors: 0, warnings: 2 },
  },
  support: [],
  links: [],
  updatedAt: '2026-01-10T00:00:00.000Z',
  firstSeenAt: '2026-01-05T12:00:00.000Z',
  owner: { exists: true },
  domains: [],
  outputPorts: ['main', 'events'].map(name => ({
    name,
    autoApproved: [],
    technologies: [],
    provisioned: 'manual' as const,
    contract: {
      ...contract,
      valid: name === 'main',
      columns: 10,
      describedShare: 0.8,
      schemas: [
        {
          name: 'orders',
          physicalName: '',
          described: true,
          hasPrimaryKey: name === 'main',
          columns: 10,
          describedColumns: 8,
          promisedChecks: 0,
        },
      ],
    },
  })),
  inputPorts: [],
  quality: {
    evaluated: 4,
    expected: 5,
    failing: 0,
    incidents: 0,
    historyDays: 3,
    score: 91.5,
    dimensions: [],
  },
  serviceLevels: [],
  access: { consumers: 3, components: 0, dependents: 0 },
};

const factsOf = (product: KnownProduct) =>
  toCelFacts(productFacts(product, { now: new Date('2026-01-15T10:00:00Z') }));
const FACTS = factsOf(PRODUCT);

/** What becomes of an expression: its answer's type, or the error's name. */
function outcomeOf(text: string): string {
  let compiled;
  try {
    compiled = compileExpression(text);
  } catch (error) {
    return (error as Error).name;
  }
  try {
    return typeof compiled.holds(FACTS);
  } catch {
    return 'no answer';
  }
}

describe('an expression', () => {
  it.each<[string, boolean]>([
    ['product.owner.exists', true],
    ['product.lifecycle == "production"', true],
    ['"gold" in product.tags', true],
    ['product.warnings == 2', true],
    ['product.access.consumers + 1 > 3', true],
    // Whole numbers and others are compared, as CEL says.
    ['product.quality.score >= 90', true],
    ['product.quality.score >= 92.0', false],
    ['product.quality.coverage >= 0.8', true],
    ['has(product.quality.score) && product.quality.score > 90.0', true],
    ['has(product.quality.dimensions.accuracy)', false],
    ['product.outputPorts.all(p, p.contract.readable)', true],
    ['product.outputPorts.all(p, p.contract.valid)', false],
    ['product.outputPorts.exists(p, p.contract.valid)', true],
    ['product.outputPorts.exists_one(p, p.name == "events")', true],
    ['product.outputPorts.filter(p, p.contract.valid).size() == 1', true],
    [
      'product.outputPorts.all(p, p.contract.schemas.exists(s, s.hasPrimaryKey))',
      false,
    ],
    ['product.description.contains("ordered")', true],
    ['product.namespace.startsWith("de") || product.name.endsWith("x")', true],
    ['timestamp(product.asOf) < timestamp("2026-02-01T00:00:00Z")', true],
    // An error on one side matters only where the other does not decide.
    ['product.quality.dimensions.accuracy > 1.0 || product.owner.exists', true],
    ['product.quality.dimensions.accuracy > 1.0 && false', false],
    ['product.type == "" ? product.tags.size() == 2 : false', true],
  ])('%s is %s', (text, holds) => {
    expect(compileExpression(text).holds(FACTS)).toBe(holds);
  });

  it('that needs what is not known has no answer', () => {
    const { holds } = compileExpression('product.quality.score > 10.0');
    const unscored = factsOf({ ...PRODUCT, quality: undefined });
    expect(() => holds(unscored)).toThrow('score');
    expect(() =>
      compileExpression('product.outputPorts[7].contract.valid').holds(FACTS),
    ).toThrow('index');
  });

  it.each<[string, string, RegExp]>([
    ['a slip of the pen', 'product.ownr.exists', /ownr/],
    ['one in a loop', 'product.outputPorts.all(p, p.contract.vald)', /vald/],
    ['one in has', 'has(product.quality.scoer)', /scoer/],
    [
      'one in has in a loop',
      'product.outputPorts.all(p, has(p.contrct))',
      /contrct/,
    ],
    [
      'something else than the product',
      'entity.metadata.name == "a"',
      /entity/,
    ],
    ['no yes or no', 'product.tags.size()', /true or false.*int/],
    ['a text instead', '"yes"', /true or false.*string/],
    ['types that do not fit', 'product.lifecycle > 3', /string.*int/],
    ['numbers that do not fit', 'product.errors == 0.5', /int.*double/],
    ['an unknown function', 'exec("rm")', /exec/],
    ['half a sentence', 'product.tags.all(t,', /Unexpected/],
    ['nothing', '', /Unexpected|empty/i],
    ['patterns', 'product.name.matches("^(a+)+$")', /matches is not offered/],
    ['patterns in the other form', 'matches(product.name, "a")', /matches/],
    [
      'loops in loops in loops',
      'product.outputPorts.all(p, product.outputPorts.all(q, product.outputPorts.all(r, r.name == p.name)))',
      /too long/,
    ],
    ['a book', `product.name == "${'x'.repeat(3000)}"`, /characters/],
    ['a thousand terms', Array(400).fill('true').join(' && '), /./],
    ['depth', `${'('.repeat(300)}true${')'.repeat(300)}`, /./],
    ['what JavaScript has', 'product.constructor == "a"', /constructor/],
    ['its prototype', 'product.__proto__ == "a"', /__proto__/],
  ])('is refused for %s', (_, text, reason) => {
    expect(() => compileExpression(text)).toThrow(reason);
  });

  it('is answered in no time worth speaking of, whatever a product says', () => {
    const schemas = Array.from({ length: 200 }, () => contract.schemas).flat();
    const [port] = PRODUCT.outputPorts;
    const huge = factsOf({
      ...PRODUCT,
      outputPorts: Array.from({ length: 5000 }, (_, nth) => ({
        ...port,
        name: `p${nth}`,
        contract: { ...port.contract, schemas },
      })),
    });
    const { holds } = compileExpression(
      'product.outputPorts.all(p, product.outputPorts.exists(q, q.name == p.name))',
    );
    // A hundred ports are facts, so that it takes 10,000 comparisons at most.
    expect((huge.product.outputPorts as unknown[]).length).toBe(100);
    expect(holds(huge)).toBe(true);
  });

  it('is compiled or refused, whatever it is', () => {
    const words = fc.constantFrom(
      'product',
      '.',
      'tags',
      'owner',
      'exists',
      '(',
      ')',
      '[',
      ']',
      '&&',
      '||',
      '!',
      '==',
      '>',
      '1',
      '0.5',
      '"a"',
      'all',
      'p',
      ',',
      'has',
      '?',
      ':',
      ' ',
      '{',
      '}',
      '-',
      'in',
      'quality',
      'score',
      '/',
      '%',
      'size',
      'null',
      "'",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(words, { maxLength: 30 }).map(list => list.join('')),
          fc.string({ maxLength: 200 }),
        ),
        text => {
          expect(['InputError', 'boolean', 'no answer']).toContain(
            outcomeOf(text),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });
});
