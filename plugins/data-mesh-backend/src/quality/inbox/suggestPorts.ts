import type { MatchIndex, PortEntry } from '../matching/MatchIndex';
import type { WholeTarget } from '../matching/targetKey';
import { nameSimilarity } from './nameSimilarity';

/** A port that looks alike, with the schema that does. */
export type PortSuggestion = { product: string; port: string; schema?: string };

const MOST = 5;
/** Below it names only happen to share letters. */
const LEAST = 0.35;

/** The ports whose names look most like what an engine calls a target. */
export function suggestPorts(
  index: MatchIndex,
  target: WholeTarget,
): PortSuggestion[] {
  const wanted = namesOf(target);
  if (wanted.length === 0) {
    return [];
  }
  return [...index.ports()]
    .map(entry => best(entry, wanted, target))
    .filter(({ likeness }) => likeness >= LEAST)
    .sort(
      (a, b) =>
        b.likeness - a.likeness ||
        (a.suggestion.product < b.suggestion.product ? -1 : 1),
    )
    .slice(0, MOST)
    .map(({ suggestion }) => suggestion);
}

function best(
  entry: PortEntry,
  wanted: readonly string[],
  { physicalName }: WholeTarget,
): { suggestion: PortSuggestion; likeness: number } {
  const { product, port, facts } = entry;
  const own = product.slice(product.indexOf('/') + 1);
  let likeness = Math.max(likenessOf(own, wanted), likenessOf(port, wanted));
  let schema: string | undefined;
  for (const { name, table } of facts?.schemas ?? []) {
    // The name of a table says more than those of a product and a port.
    const alike =
      0.1 + Math.max(likenessOf(name, wanted), likenessOf(table, wanted));
    if (alike > likeness) {
      likeness = alike;
      schema = name;
    }
  }
  const place = physicalName?.schema?.toLowerCase();
  if (
    place !== undefined &&
    facts?.relations.some(({ namespace }) => namespace === place)
  ) {
    likeness += 0.05;
  }
  return {
    suggestion: { product, port, ...(schema === undefined ? {} : { schema }) },
    likeness,
  };
}

function likenessOf(name: string, wanted: readonly string[]): number {
  return Math.max(...wanted.map(each => nameSimilarity(name, each)));
}

function namesOf({
  productRef,
  port,
  contractId,
  schema,
  physicalName,
}: WholeTarget): string[] {
  return [
    productRef?.split('/').pop(),
    port,
    contractId,
    schema,
    physicalName?.table,
  ].filter((name): name is string => Boolean(name));
}
