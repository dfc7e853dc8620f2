import type {
  Problem,
  Product,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/** Problems of one file: the declaration, or the contract of a port. */
export type ProblemGroup = {
  /** The port whose contract it is; undefined for the declaration. */
  port?: string;
  /** The file, as it was declared or read. */
  source?: string;
  problems: Problem[];
};

/**
 * The problems of a product by the file that they are in. What a contract
 * stands for is told at its port only, also where the declaration tells it.
 */
export function groupProblems(product: Product): ProblemGroup[] {
  const ports = product.ports.map(({ name, contract }) => ({
    port: name,
    source: contract?.url ?? contract?.source,
    problems: contract?.problems ?? [],
  }));
  const told = new Set(
    ports.flatMap(({ problems }) => problems.map(identityOf)),
  );
  return [
    {
      source: product.source,
      problems: product.declarationProblems.filter(
        problem => !told.has(identityOf(problem)),
      ),
    },
    ...ports,
  ].filter(({ problems }) => problems.length > 0);
}

function identityOf(problem: Problem): string {
  const { code, message, source, line } = problem;
  return JSON.stringify([code, message, source, line]);
}

/** All problems of a product, errors first. */
export function allProblems(product: Product): Problem[] {
  const problems = groupProblems(product).flatMap(group => group.problems);
  return [
    ...problems.filter(({ severity }) => severity === 'error'),
    ...problems.filter(({ severity }) => severity !== 'error'),
  ];
}
