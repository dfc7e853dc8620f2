import {
  PRODUCT_FACTS,
  type FactFields,
  type FactGroup,
  type FactLeaf,
  type FactList,
  type ProductFactsDocument,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/** Facts in the types of CEL, for any number of expressions. */
export type CelFacts = { product: Record<string, unknown> };

type Convert = (value: unknown) => unknown;

const convertProduct = groupConverter(PRODUCT_FACTS.fields);

/** CEL tells whole numbers from others; JavaScript does not. */
export function toCelFacts({ product }: ProductFactsDocument): CelFacts {
  return { product: convertProduct(product) as Record<string, unknown> };
}

function groupConverter(fields: FactFields): Convert {
  const converters = Object.entries(fields).map(
    ([name, node]) => [name, converterOf(node)] as const,
  );
  return value => {
    const from = value as Record<string, unknown>;
    const to: Record<string, unknown> = {};
    for (const [name, convert] of converters) {
      const each = from[name];
      if (each !== undefined) {
        to[name] = convert(each);
      }
    }
    return to;
  };
}

function converterOf(node: FactLeaf | FactGroup | FactList): Convert {
  if ('fields' in node) return groupConverter(node.fields);
  if ('type' in node) return leafConverter(node.type);
  const convert =
    typeof node.list === 'string'
      ? leafConverter(node.list)
      : groupConverter(node.list.fields);
  return value => (value as unknown[]).map(convert);
}

function leafConverter(type: string): Convert {
  return type === 'int' ? value => BigInt(value as number) : value => value;
}
