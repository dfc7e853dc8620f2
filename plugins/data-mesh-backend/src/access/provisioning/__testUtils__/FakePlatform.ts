import type {
  ExternalGrant,
  GrantOrder,
  Observation,
  ProvisionedGrant,
  Provisioner,
  ProvisionerCapabilities,
  ProvisionerContext,
  ProvisioningPlan,
} from '@backstage-data-mesh/plugin-data-mesh-node';

type Method = 'plan' | 'ensure' | 'remove' | 'observe' | 'list';

/** What the platform has under one name. */
export type ExternalRole = {
  target: string;
  environment: string;
  grantId: string;
  tables: Set<string>;
  logins: Set<string>;
};

type FakeSnapshot = { name: string; target: string; tables: string[] };

/**
 * A platform in memory, as a warehouse would be: it outlives the workers that
 * use it. Tables can be dropped, roles be changed by hand, and every call can
 * be made to fail, to hang or to be watched.
 */
export class FakePlatform {
  readonly roles = new Map<string, ExternalRole>();
  readonly tables = new Set<string>();
  readonly calls = new Array<{ method: Method; grantId?: string }>();
  readonly endedSessions = new Array<string>();

  /** Runs before each call; what it throws the provisioner throws. */
  onCall:
    | ((
        method: Method,
        grantId: string | undefined,
        context: ProvisionerContext | undefined,
      ) => void | Promise<void>)
    | undefined;

  /** Runs before each change, after the fence was checked. */
  onChange: ((what: string) => void | Promise<void>) | undefined;

  /** Who gets in by our roles, as `login table`. */
  access(): string[] {
    return [...this.roles.values()]
      .flatMap(role =>
        [...role.logins].flatMap(login =>
          [...role.tables].map(table => `${login} ${table}`),
        ),
      )
      .sort();
  }

  count(method: Method): number {
    return this.calls.filter(call => call.method === method).length;
  }
}

/** A provisioner of {@link FakePlatform}; several may share one platform. */
export class FakeProvisioner implements Provisioner {
  constructor(
    readonly platform: FakePlatform,
    readonly id: string = 'fake',
    readonly options: Partial<ProvisionerCapabilities> & {
      target?: (order: GrantOrder) => string;
    } = {},
  ) {}

  capabilities(): ProvisionerCapabilities {
    return {
      title: 'Fake',
      serverTypes: ['fake'],
      columns: true,
      groups: true,
      verifies: true,
      lists: true,
      endsSessions: true,
      nativeExpiry: false,
      automatic: true,
      ...this.options,
    };
  }

  async plan(order: GrantOrder): Promise<ProvisioningPlan> {
    await this.#called('plan', order.grantId);
    const name = `dm_${order.environment}_${order.grantId}`;
    const tables = order.columns.map(each => each.schema).sort();
    const target = this.options.target?.(order) ?? 'warehouse';
    return {
      target,
      steps: tables.map(table => `Let ${name} read ${table}`),
      snapshot: { name, target, tables },
    };
  }

  async ensure(
    grant: ProvisionedGrant,
    context: ProvisionerContext,
  ): Promise<Observation> {
    await this.#called('ensure', grant.grantId, context);
    const { roles, tables } = this.platform;
    const { name, target, tables: wanted } = grant.snapshot as FakeSnapshot;
    let role = roles.get(name);
    if (!role) {
      await this.#change(context, `create ${name}`);
      role = {
        target,
        environment: grant.environment,
        grantId: grant.grantId,
        tables: new Set(),
        logins: new Set(),
      };
      roles.set(name, role);
    }
    for (const table of [...role.tables].filter(t => !wanted.includes(t))) {
      await this.#change(context, `revoke ${table}`);
      role.tables.delete(table);
    }
    for (const table of wanted) {
      if (tables.has(table) && !role.tables.has(table)) {
        await this.#change(context, `grant ${table}`);
        role.tables.add(table);
      }
    }
    const logins = grant.members.flatMap(member => member.login ?? []);
    for (const login of [...role.logins].filter(l => !logins.includes(l))) {
      await this.#change(context, `remove ${login}`);
      role.logins.delete(login);
    }
    for (const login of logins.filter(each => !role.logins.has(each))) {
      await this.#change(context, `add ${login}`);
      role.logins.add(login);
    }
    return this.#look(grant);
  }

  async remove(
    grant: ProvisionedGrant,
    context: ProvisionerContext,
  ): Promise<Observation> {
    await this.#called('remove', grant.grantId, context);
    const { name } = grant.snapshot as FakeSnapshot;
    const role = this.platform.roles.get(name);
    if (role) {
      for (const table of [...role.tables]) {
        await this.#change(context, `revoke ${table}`);
        role.tables.delete(table);
      }
      if (grant.endSessions) {
        this.platform.endedSessions.push(...role.logins);
      }
      await this.#change(context, `drop ${name}`);
      this.platform.roles.delete(name);
    }
    return this.#look(grant);
  }

  async observe(
    grant: ProvisionedGrant,
    context: ProvisionerContext,
  ): Promise<Observation> {
    await this.#called('observe', grant.grantId, context);
    return this.#look(grant);
  }

  async list(
    target: string,
    context: ProvisionerContext,
  ): Promise<ExternalGrant[]> {
    await this.#called('list', undefined, context);
    return [...this.platform.roles]
      .filter(([, role]) => role.target === target)
      .map(([name, { environment, grantId }]) => ({
        name,
        environment,
        grantId,
      }));
  }

  #look(grant: ProvisionedGrant): Observation {
    const { name, tables } = grant.snapshot as FakeSnapshot;
    const role = this.platform.roles.get(name);
    const items = tables.map(table => ({
      name: table,
      state: role?.tables.has(table)
        ? ('present' as const)
        : ('absent' as const),
      ...(this.platform.tables.has(table)
        ? {}
        : { message: 'There is no such table' }),
    }));
    const present = items.filter(item => item.state === 'present').length;
    if (!role) {
      return { observed: 'absent', items };
    }
    return { observed: present < items.length ? 'partial' : 'present', items };
  }

  async #called(
    method: Method,
    grantId?: string,
    context?: ProvisionerContext,
  ): Promise<void> {
    this.platform.calls.push({ method, grantId });
    await this.platform.onCall?.(method, grantId, context);
  }

  async #change(context: ProvisionerContext, what: string): Promise<void> {
    await context.checkFence();
    await this.platform.onChange?.(what);
  }
}
