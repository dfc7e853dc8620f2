import {
  ANNOTATION_LOCATION,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { LocationSpec } from '@backstage/plugin-catalog-common';
import {
  processingResult,
  type CatalogProcessor,
  type CatalogProcessorEmit,
} from '@backstage/plugin-catalog-node';
import {
  ANNOTATION_CONTENT_HASH,
  checkConsumer,
  checkDeclaration,
  DATA_MESH_API_VERSIONS,
  DATA_PRODUCT_KIND,
  isDataProductEntity,
  locateProblems,
  normaliseDeclaration,
  problemToText,
  validateDataProduct,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { CatalogModuleOptions } from '../config';
import type { DeclarationReader } from '../declarations/DeclarationReader';
import { readReport, startReport } from '../declarations/report';
import { contentHash } from './contentHash';
import { consumerRelations, productRelations } from './relations';

/**
 * Validates data products, reports their mistakes and relates them.
 *
 * It runs after all others, so that it sees what they put into the entity:
 * its hash is the last thing that is written.
 */
export class DataProductProcessor implements CatalogProcessor {
  readonly #declarations: DeclarationReader;
  readonly #options: CatalogModuleOptions;

  constructor(options: {
    declarations: DeclarationReader;
    options: CatalogModuleOptions;
  }) {
    this.#declarations = options.declarations;
    this.#options = options.options;
  }

  getProcessorName(): string {
    return 'data-mesh-products';
  }

  getPriority(): number {
    return 1000;
  }

  async preProcessEntity(
    entity: Entity,
    location: LocationSpec,
  ): Promise<Entity> {
    if (!isDataProductEntity(entity)) {
      return isComponent(entity)
        ? this.#checkConsumer(entity, location)
        : entity;
    }
    const report = readReport(entity);
    const normalised = normaliseDeclaration(entity);
    const problems = [
      ...normalised.problems,
      ...checkDeclaration(normalised.entity, {
        classifications: this.#options.classifications,
      }),
    ];
    return startReport(normalised.entity, {
      lines: report.lines,
      problems: [
        ...report.problems,
        ...locateProblems(
          problems,
          `${location.type}:${location.target}`,
          report.lines,
        ),
      ],
    });
  }

  async #checkConsumer(
    entity: Entity,
    location: LocationSpec,
  ): Promise<Entity> {
    const problems = checkConsumer(entity);
    if (problems.length === 0) {
      return entity;
    }
    const { lines } = await this.#declarations.read(entity, location);
    return startReport(entity, {
      problems: locateProblems(
        problems,
        `${location.type}:${location.target}`,
        lines,
      ),
    });
  }

  async validateEntityKind(entity: Entity): Promise<boolean> {
    if (!isDataProductEntity(entity)) {
      refuseOtherVersions(entity);
      return false;
    }
    const problems = locateProblems(
      validateDataProduct(entity),
      entity.metadata.annotations?.[ANNOTATION_LOCATION],
      readReport(entity).lines,
    );
    if (problems.length > 0) {
      throw new InputError(
        `${stringifyEntityRef(entity)} is no usable data product: ${problems
          .map(problemToText)
          .join(' ')}`,
      );
    }
    return true;
  }

  async postProcessEntity(
    entity: Entity,
    _location: LocationSpec,
    emit: CatalogProcessorEmit,
  ): Promise<Entity> {
    if (isComponent(entity)) {
      consumerRelations(entity).forEach(relation =>
        emit(processingResult.relation(relation)),
      );
      return entity;
    }
    if (!isDataProductEntity(entity)) {
      return entity;
    }
    const inputsOnly = this.#options.kindRegistration === 'model';
    productRelations(entity, { inputsOnly }).forEach(relation =>
      emit(processingResult.relation(relation)),
    );
    return {
      ...entity,
      metadata: {
        ...entity.metadata,
        annotations: {
          ...entity.metadata.annotations,
          [ANNOTATION_CONTENT_HASH]: contentHash(entity),
        },
      },
    };
  }
}

function isComponent(entity: Entity): boolean {
  return entity.kind.toLocaleLowerCase('en-US') === 'component';
}

/** Another vendor's kind of the same name is none of our business. */
function refuseOtherVersions(entity: Entity): void {
  const [group] = DATA_MESH_API_VERSIONS[0].split('/');
  if (
    entity.kind.toLowerCase() === DATA_PRODUCT_KIND.toLowerCase() &&
    entity.apiVersion.startsWith(`${group}/`)
  ) {
    throw new InputError(
      `${stringifyEntityRef(entity)} has the apiVersion ${
        entity.apiVersion
      }, which is not known here. Write \`apiVersion: ${
        DATA_MESH_API_VERSIONS[0]
      }\`.`,
    );
  }
}
