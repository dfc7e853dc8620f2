import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import type { Problem } from '../../api/types';
import {
  DATA_PRODUCT_KIND,
  DATA_PRODUCT_LIFECYCLES,
  DATA_PRODUCT_TYPES,
  DEFAULT_CLASSIFICATIONS,
} from '../entity';
import { completeReference } from '../references';
import { dataProductSchema } from '../schema';
import { nearest } from './nearest';
import { isObject, propertiesOf, schemaAt } from './schemaWalk';

/** @public */
export type DeclarationRules = {
  /** From open to closed; {@link DEFAULT_CLASSIFICATIONS} when left out. */
  classifications?: readonly string[];
};

/**
 * The mistakes of a data product that leave it usable: what can be seen
 * without other entities and without reading contracts.
 *
 * @param entity - A declaration without errors of {@link validateDataProduct};
 *   for others the answer is incomplete, but it never throws
 * @returns Problems with field and remedy, without lines; see {@link locateProblems}
 * @public
 */
export function checkDeclaration(
  entity: Entity,
  rules: DeclarationRules = {},
): Problem[] {
  if (!isObject(entity.spec)) {
    return [];
  }
  const spec = entity.spec;
  const inputs = objectsOf(spec.inputPorts);
  const outputs = objectsOf(spec.outputPorts);
  return [
    ...checkVocabularies(spec, rules),
    ...checkBelonging(spec, entity),
    ...inputs.flatMap((port, index) => checkInput(port, index, entity)),
    ...duplicates(inputs, 'spec.inputPorts', 'input'),
    ...duplicates(outputs, 'spec.outputPorts', 'output'),
    ...checkOutputs(outputs),
    ...outputs.flatMap((port, index) => checkAutoApproval(port, index, rules)),
    ...unknownFields(spec),
  ];
}

function checkVocabularies(
  spec: JsonObject,
  rules: DeclarationRules,
): Problem[] {
  const vocabularies: Array<[string, readonly string[]]> = [
    ['type', DATA_PRODUCT_TYPES],
    ['lifecycle', DATA_PRODUCT_LIFECYCLES],
    ['classification', rules.classifications ?? DEFAULT_CLASSIFICATIONS],
  ];
  return vocabularies.flatMap(([name, known]): Problem[] => {
    const value = spec[name];
    if (typeof value !== 'string' || known.includes(value)) {
      return [];
    }
    const close = nearest(value, known);
    return [
      {
        code: `unknown-${name}`,
        severity: 'warning',
        message: `\`spec.${name}\` "${value}" is not known here.`,
        remedy: close
          ? `Did you mean "${close}"? Known are ${known.join(', ')}.`
          : `Take one of ${known.join(', ')}.`,
        field: `spec.${name}`,
      },
    ];
  });
}

function checkBelonging(spec: JsonObject, entity: Entity): Problem[] {
  const problems = [
    checkReference(entity, 'spec.owner', spec.owner, ['Group', 'User']),
    checkReference(entity, 'spec.domain', spec.domain, ['Domain']),
    checkReference(entity, 'spec.system', spec.system, ['System']),
  ];
  if (spec.domain === undefined && spec.system === undefined) {
    problems.push({
      code: 'no-domain',
      severity: 'warning',
      message: 'The product belongs to no domain, so no domain page lists it.',
      remedy:
        'Add the domain that answers for it, for example `domain: order`.',
      field: 'spec.domain',
    });
  }
  return problems.filter(problem => problem !== undefined);
}

/** A reference to one of some kinds; the first is the one to assume. */
function checkReference(
  entity: Entity,
  field: string,
  value: unknown,
  kinds: string[],
): Problem | undefined {
  if (typeof value !== 'string') {
    return undefined;
  }
  const reference = completeReference(value, {
    namespace: entity.metadata.namespace,
    defaultKind: kinds[0],
  });
  if (!reference) {
    return {
      code: 'invalid-reference',
      severity: 'error',
      message: `\`${field}\` "${value}" is no entity reference.`,
      remedy: `Write it as \`${kinds[0].toLowerCase()}:name\`, with a namespace as \`${kinds[0].toLowerCase()}:namespace/name\`.`,
      field,
    };
  }
  const kind = reference.split(':')[0];
  if (kinds.some(allowed => allowed.toLowerCase() === kind)) {
    return undefined;
  }
  return {
    code: 'wrong-kind',
    severity: 'error',
    message: `\`${field}\` "${value}" refers to a ${kind}, but has to be a ${kinds.join(
      ' or a ',
    )}.`,
    remedy: `Name a ${kinds.join(' or a ')} of the catalog, such as \`${kinds[0].toLowerCase()}:name\`.`,
    field,
  };
}

function checkInput(
  port: JsonObject,
  index: number,
  entity: Entity,
): Problem[] {
  const field = `spec.inputPorts[${index}]`;
  const name = nameOf(port, index);
  const { product, entity: source } = port;
  if (product !== undefined && source !== undefined) {
    return [
      {
        code: 'input-with-two-sources',
        severity: 'error',
        message: `Input port ${name} names a product and an entity.`,
        remedy:
          'Keep `product` when it reads a data product, else `entity`; make two ports when it reads both.',
        field,
      },
    ];
  }
  if (product === undefined && source === undefined) {
    return [
      {
        code: 'input-without-source',
        severity: 'error',
        message: `Input port ${name} does not say where its data comes from.`,
        remedy:
          port.port === undefined
            ? 'Add the data product as `product: dataproduct:name`, or any other entity of the catalog as `entity: resource:name`.'
            : 'Add the data product that has this port, as `product: dataproduct:name`.',
        field,
      },
    ];
  }
  return product === undefined
    ? checkEntityInput(port, name, field, entity)
    : checkProductInput(port, name, field, entity);
}

function checkProductInput(
  port: JsonObject,
  name: string,
  field: string,
  entity: Entity,
): Problem[] {
  const wrong = checkReference(entity, `${field}.product`, port.product, [
    DATA_PRODUCT_KIND,
  ]);
  if (wrong) {
    return wrong.code === 'wrong-kind'
      ? [
          {
            ...wrong,
            remedy: `Write \`entity: ${port.product}\` instead of \`product\`, or name a data product.`,
          },
        ]
      : [wrong];
  }
  const reference = completeReference(port.product, {
    namespace: entity.metadata.namespace,
    defaultKind: DATA_PRODUCT_KIND,
  });
  return reference === stringifyEntityRef(entity)
    ? [
        {
          code: 'consumes-itself',
          severity: 'error',
          message: `Input port ${name} reads the product itself.`,
          remedy:
            'Name the product or the system that the data comes from, or remove the port.',
          field: `${field}.product`,
        },
      ]
    : [];
}

function checkEntityInput(
  port: JsonObject,
  name: string,
  field: string,
  entity: Entity,
): Problem[] {
  const problems = new Array<Problem>();
  const reference = completeReference(port.entity, {
    namespace: entity.metadata.namespace,
  });
  if (!reference) {
    problems.push({
      code: 'invalid-reference',
      severity: 'error',
      message: `\`${field}.entity\` "${port.entity}" is no entity reference with a kind.`,
      remedy:
        'Write it with its kind, for example `entity: resource:shop-db` or `entity: component:billing`.',
      field: `${field}.entity`,
    });
  } else if (reference.startsWith(`${DATA_PRODUCT_KIND.toLowerCase()}:`)) {
    problems.push({
      code: 'product-as-entity',
      severity: 'warning',
      message: `Input port ${name} names a data product as an entity, so it is no consumer of it in the mesh.`,
      remedy: `Write \`product: ${port.entity}\`, and the output port that it reads as \`port\`.`,
      field: `${field}.entity`,
    });
  }
  if (port.port !== undefined) {
    problems.push({
      code: 'port-without-product',
      severity: 'warning',
      message: `Input port ${name} names a port, but no product that has it.`,
      remedy: 'Remove `port`: only data products have ports.',
      field: `${field}.port`,
    });
  }
  return problems;
}

function checkOutputs(outputs: JsonObject[]): Problem[] {
  if (outputs.length === 0) {
    return [
      {
        code: 'no-output-port',
        severity: 'warning',
        message: 'The product has no output port, so it offers no data.',
        remedy:
          'Add a port to `outputPorts`, for example `- { name: orders, contract: ./contracts/orders.odcs.yaml }`.',
        field: 'spec.outputPorts',
      },
    ];
  }
  return outputs.flatMap((port, index): Problem[] =>
    port.contract === undefined
      ? [
          {
            code: 'no-contract',
            severity: 'warning',
            message: `Output port ${nameOf(port, index)} has no contract, so nobody sees what its data looks like.`,
            remedy:
              'Add one, for example `contract: ./contracts/orders.odcs.yaml`.',
            field: `spec.outputPorts[${index}]`,
            port: nameOf(port, index),
          },
        ]
      : [],
  );
}

/** A classification that nothing has would never approve anything. */
function checkAutoApproval(
  port: JsonObject,
  index: number,
  rules: DeclarationRules,
): Problem[] {
  const access = isObject(port.access) ? port.access : {};
  const values = Array.isArray(access.autoApprove) ? access.autoApprove : [];
  const known = rules.classifications ?? DEFAULT_CLASSIFICATIONS;
  return values.flatMap((value, nth): Problem[] => {
    if (typeof value !== 'string' || known.includes(value)) {
      return [];
    }
    const close = nearest(value, known);
    return [
      {
        code: 'unknown-classification',
        severity: 'warning',
        message: `Output port ${nameOf(port, index)} approves the classification "${value}" automatically, which is not known here, so nothing is approved by it.`,
        remedy: close
          ? `Did you mean "${close}"? Known are ${known.join(', ')}.`
          : `Take one of ${known.join(', ')}, or remove it.`,
        field: `spec.outputPorts[${index}].access.autoApprove[${nth}]`,
        port: nameOf(port, index),
      },
    ];
  });
}

function duplicates(
  ports: JsonObject[],
  path: string,
  side: 'input' | 'output',
): Problem[] {
  const first = new Map<string, number>();
  return ports.flatMap((port, index): Problem[] => {
    const name = port.name;
    if (typeof name !== 'string') {
      return [];
    }
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, index);
      return [];
    }
    return [
      {
        code: 'duplicate-port',
        severity: 'error',
        message: `Two ${side} ports are named ${name}: \`${path}[${earlier}]\` and \`${path}[${index}]\`.`,
        remedy:
          'Give each port a name of its own; only the first one counts until then.',
        field: `${path}[${index}].name`,
        port: side === 'output' ? name : undefined,
      },
    ];
  });
}

function unknownFields(spec: JsonObject): Problem[] {
  const find = (value: JsonObject, path: string, ...steps: string[]) => {
    const schema = schemaAt(dataProductSchema, 'spec', ...steps);
    const known = schema ? [...propertiesOf(schema).keys()] : [];
    return Object.keys(value)
      .filter(name => !known.includes(name))
      .map((name): Problem => {
        const close = nearest(name, known);
        return {
          code: 'unknown-field',
          severity: 'warning',
          message: `\`${path}.${name}\` is no field of a data product, so it is ignored.`,
          remedy: close
            ? `Did you mean \`${close}\`?`
            : `Remove it, or put it into \`metadata.annotations\`. Known are ${known.join(', ')}.`,
          field: `${path}.${name}`,
        };
      });
  };
  const inList = (name: string) =>
    objectsOf(spec[name]).flatMap((item, index) =>
      find(item, `spec.${name}[${index}]`, name, '[]'),
    );
  const ofAccess = objectsOf(spec.outputPorts).flatMap((port, index) =>
    isObject(port.access)
      ? find(
          port.access,
          `spec.outputPorts[${index}].access`,
          'outputPorts',
          '[]',
          'access',
        )
      : [],
  );
  return [
    ...ofAccess,
    ...find(spec, 'spec'),
    ...inList('inputPorts'),
    ...inList('outputPorts'),
    ...inList('support'),
  ];
}

/** The objects of a list, each at its index; others become empty. */
function objectsOf(value: unknown): JsonObject[] {
  return Array.isArray(value)
    ? value.map(item => (isObject(item) ? item : {}))
    : [];
}

function nameOf(port: JsonObject, index: number): string {
  return typeof port.name === 'string' ? port.name : `${index + 1}`;
}
