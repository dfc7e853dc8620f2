import { Environment, type ObjectSchema } from '@marcbachmann/cel-js';
import {
  PRODUCT_FACTS,
  type FactFields,
  type FactGroup,
  type FactLeaf,
  type FactList,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/** What is longer or deeper is a program, and no criterion. */
const LIMITS = {
  maxAstNodes: 500,
  maxDepth: 40,
  maxListElements: 100,
  maxMapEntries: 50,
  maxCallArguments: 8,
};

/**
 * Where expressions are evaluated that were checked before: without types,
 * which would have all facts converted for each of them.
 */
export function evaluationEnvironment(): Environment {
  return new Environment({ limits: LIMITS }).registerVariable('product', 'map');
}

/**
 * Where expressions are checked: they know the facts of a product by their
 * names and types, and nothing else.
 */
export function factsEnvironment(): Environment {
  const environment = new Environment({ limits: LIMITS });
  return environment.registerVariable({
    name: 'product',
    schema: schemaOf(PRODUCT_FACTS.fields, 'Product', environment),
  });
}

function schemaOf(
  fields: FactFields,
  path: string,
  environment: Environment,
): ObjectSchema {
  return Object.fromEntries(
    Object.entries(fields).map(([name, node]) => [
      name,
      typeOf(node, `${path}_${name}`, environment),
    ]),
  );
}

function typeOf(
  node: FactLeaf | FactGroup | FactList,
  path: string,
  environment: Environment,
): string | ObjectSchema {
  if ('fields' in node) return schemaOf(node.fields, path, environment);
  if ('type' in node) return node.type;
  if (typeof node.list === 'string') return `list<${node.list}>`;
  // Elements of a list have a type with a name.
  environment.registerType(path, {
    schema: schemaOf(node.list.fields, path, environment),
  });
  return `list<${path}>`;
}
