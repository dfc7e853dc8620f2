import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  DEFAULT_NAMESPACE,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import {
  ANNOTATION_DECLARATION_LINES,
  ANNOTATION_DECLARATION_PROBLEMS,
  dataProductReferences,
  type DataProductReferences,
  type DeclarationLines,
  type InputPort,
  type Problem,
  type SupportChannel,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { ANNOTATION_QUALITY_RESULTS } from '@backstage-data-mesh/plugin-data-mesh-node';
import { countProblems, sameProblem } from './problems';
import { productFields } from './productFields';
import { asList, asRecord, asText, asTexts, type JsonRecord } from './read';
import type {
  ContractProjection,
  ProductDocument,
  ProductProjection,
  ProjectedPort,
} from './types';

/** All that is stored of a product. */
export type ProjectedProduct = {
  ref: string;
  projection: ProductProjection;
  document: ProductDocument;
  source?: string;
};

/**
 * Makes the projection of an entity. Never throws: what an author got wrong is
 * left out here and told as a problem by the catalog.
 *
 * @param entity - A processed DataProduct
 * @param contracts - Its contracts by port name, for ports that have a text
 */
export function projectProduct(
  entity: Entity,
  contracts: Map<string, ContractProjection>,
): ProjectedProduct {
  const { metadata } = entity;
  const spec = asRecord(entity.spec);
  const references = dataProductReferences(entity);
  const ref = stringifyEntityRef(entity);
  const ports = uniqueByName(
    asList(spec.outputPorts).map(port =>
      projectPort(asRecord(port), contracts),
    ),
  );
  const unreadable = ports.flatMap(port => port.contract?.problem ?? []);
  const declarationProblems = readProblems(
    metadata.annotations?.[ANNOTATION_DECLARATION_PROBLEMS],
  );
  const own = [...contracts.values()];
  const problems = [
    ...declarationProblems,
    ...unreadable.filter(
      problem => !declarationProblems.some(each => sameProblem(each, problem)),
    ),
    ...own.flatMap(contract => contract.problems),
  ];

  const summary: ProductDocument['summary'] = {
    ref,
    name: metadata.name,
    namespace: metadata.namespace ?? DEFAULT_NAMESPACE,
    title: asText(metadata.title) ?? metadata.name,
    description: asText(metadata.description),
    type: asFacetValue(spec.type),
    lifecycle: asFacetValue(spec.lifecycle),
    classification: asFacetValue(spec.classification),
    version: asText(spec.version),
    owner: references.owner,
    domain: references.domain,
    system: references.system,
    tags: asTexts(metadata.tags),
    technologies: [...new Set(own.flatMap(each => each.technologies))].sort(),
    outputPorts: ports.map(port => port.name),
    columnCount: own.reduce((sum, each) => sum + each.columnCount, 0),
    problems: countProblems(problems),
  };

  return {
    ref,
    source: metadata.annotations?.[ANNOTATION_LOCATION],
    projection: {
      purpose: asText(spec.purpose),
      limitations: asText(spec.limitations),
      usage: asText(spec.usage),
      support: asList(spec.support).flatMap(toSupportChannel),
      ports,
      inputPorts: inputPortsOf(spec, references),
      declarationProblems,
      lines: readLines(metadata.annotations?.[ANNOTATION_DECLARATION_LINES]),
      links: asList(metadata.links).flatMap(toLink),
      qualityResults: asText(
        metadata.annotations?.[ANNOTATION_QUALITY_RESULTS],
      ),
      origin: asText(metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION]),
    },
    document: {
      summary,
      fields: productFields(summary, ports, contracts),
      inputs: references.inputs,
    },
  };
}

function projectPort(
  port: JsonRecord,
  contracts: Map<string, ContractProjection>,
): ProjectedPort {
  const name = asText(port.name) ?? '';
  const contract = asRecord(port.contract);
  const source = asText(port.contract) ?? asText(contract.source);
  return {
    name,
    title: asText(port.title),
    description: asText(port.description),
    version: asText(port.version),
    provisioner: asText(port.provisioner),
    access: projectAccess(port.access),
    contract:
      source === undefined
        ? undefined
        : {
            source,
            url: asText(contract.url),
            hash: contracts.get(name)?.hash,
            problem: toProblem(contract.problem),
          },
  };
}

function projectAccess(value: unknown): ProjectedPort['access'] {
  const autoApprove = asTexts(asRecord(value).autoApprove).map(each =>
    each.toLocaleLowerCase('en-US'),
  );
  return autoApprove.length > 0 ? { autoApprove } : undefined;
}

function uniqueByName(ports: ProjectedPort[]): ProjectedPort[] {
  const names = new Set<string>();
  return ports.filter(({ name }) => {
    const fresh = name !== '' && !names.has(name);
    names.add(name);
    return fresh;
  });
}

function inputPortsOf(
  spec: JsonRecord,
  references: DataProductReferences,
): InputPort[] {
  const declared = asList(spec.inputPorts);
  return references.inputs.flatMap((input, nth) =>
    input.name === ''
      ? []
      : [
          {
            ...input,
            description: asText(asRecord(declared[nth]).description),
          },
        ],
  );
}

function toSupportChannel(value: unknown): SupportChannel[] {
  const from = asRecord(value);
  const channel = asText(from.channel);
  return channel === undefined
    ? []
    : [
        {
          channel,
          url: asText(from.url),
          tool: asText(from.tool),
          scope: asText(from.scope),
          description: asText(from.description),
          invitationUrl: asText(from.invitationUrl),
        },
      ];
}

function toLink(value: unknown): NonNullable<ProductProjection['links']> {
  const from = asRecord(value);
  const url = asText(from.url);
  return url === undefined
    ? []
    : [{ url, title: asText(from.title), type: asText(from.type) }];
}

/** Facets and permission rules compare in lower case. */
function asFacetValue(value: unknown): string | undefined {
  return asText(value)?.toLocaleLowerCase('en-US');
}

function readProblems(annotation: string | undefined): Problem[] {
  return asList(readJson(annotation)).flatMap(value => toProblem(value) ?? []);
}

function readLines(annotation: string | undefined): DeclarationLines {
  return Object.fromEntries(
    Object.entries(asRecord(readJson(annotation))).flatMap(([field, line]) =>
      typeof line === 'number' ? [[field, line]] : [],
    ),
  );
}

function readJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toProblem(value: unknown): Problem | undefined {
  const from = asRecord(value);
  const code = asText(from.code);
  const message = asText(from.message);
  return code === undefined || message === undefined
    ? undefined
    : ({
        ...from,
        code,
        message,
        severity: from.severity === 'warning' ? 'warning' : 'error',
      } satisfies Problem);
}
