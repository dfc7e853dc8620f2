import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
  type PermissionCriteria,
} from '@backstage/plugin-permission-common';
import {
  createConditionTransformer,
  type ConditionTransformer,
} from '@backstage/plugin-permission-node';
import { productReadPermission } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  dataProductPermissionResourceRef,
  type DataProductQuery,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import { toPredicate } from './toPredicate';
import { EVERYTHING, type Visibility } from './visibility';

/** Asks the permission framework what somebody may do. */
export class ProductAccess {
  readonly #permissions: PermissionsService;
  readonly #toCriteria: ConditionTransformer<DataProductQuery>;

  constructor(options: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
  }) {
    this.#permissions = options.permissions;
    this.#toCriteria = createConditionTransformer(
      options.permissionsRegistry.getPermissionRuleset(
        dataProductPermissionResourceRef,
      ),
    );
  }

  /**
   * Which products somebody may read.
   *
   * @throws NotAllowedError when the answer is none, whatever the product: it
   *   says nothing about any of them. Who may read some gets a visibility, and
   *   all others do not exist for them.
   */
  async visibility(credentials: BackstageCredentials): Promise<Visibility> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission: productReadPermission }],
      { credentials },
    );
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return EVERYTHING;
      case AuthorizeResult.CONDITIONAL: {
        const criteria: PermissionCriteria<DataProductQuery> = this.#toCriteria(
          decision.conditions,
        );
        return {
          key: JSON.stringify(criteria),
          allows: toPredicate(criteria),
        };
      }
      default:
        throw new NotAllowedError(
          'You may not read data products. Ask those who run this portal for the permission data-mesh.product.read.',
        );
    }
  }

  /** @throws NotAllowedError without the permission */
  async demand(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<void> {
    const [decision] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `You lack the permission ${permission.name}. Ask those who run this portal for it.`,
      );
    }
  }
}
