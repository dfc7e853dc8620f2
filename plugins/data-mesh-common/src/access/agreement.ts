import type { GrantEnd } from './grantStates';

/**
 * A Data Usage Agreement in version 0.0.1 of its specification, as JSON.
 * @public
 */
export type DataUsageAgreement = {
  dataUsageAgreementSpecification: '0.0.1';
  id: string;
  info: {
    purpose: string;
    status: 'approved';
    active: boolean;
    /** Day in UTC, such as 2026-11-30. */
    startDate: string;
    endDate: string;
    individualAgreements?: string;
  };
  provider: {
    teamId: string;
    dataProductId: string;
    outputPortId: string;
    dataContractId?: string;
  };
  consumer: { teamId?: string; dataProductId?: string; userId?: string };
  custom: Record<string, string | string[]>;
};

/**
 * What an agreement is made from.
 * @public
 */
export type AgreementFacts = {
  /** Id of the grant. */
  id: string;
  active: boolean;
  startsAt: Date;
  /** The end of the window, or when it ended before. */
  endsAt: Date;
  end?: GrantEnd;
  /** References are full entity references. */
  product: { ref: string; owner?: string };
  port: string;
  role?: string;
  /** Ids of the columns, where not all were approved. */
  columns?: string[];
  contract?: { id?: string; version?: string; hash: string };
  consumer: {
    ref: string;
    kind: 'user' | 'group' | 'component' | 'dataproduct';
    owner?: string;
  };
  requester: string;
  requestId: string;
  purpose: { title: string };
  justification: string;
};

/**
 * A grant as a Data Usage Agreement. Teams, products and users are named by
 * their full entity references; what the specification has no field for
 * stands in `custom`.
 *
 * @remarks
 * The specification counts in days: an agreement that is not active at the
 * beginning or the end of its last day says so in `active`, the instants stand
 * in `custom`.
 *
 * @public
 */
export function toDataUsageAgreement(
  facts: AgreementFacts,
): DataUsageAgreement {
  const { product, consumer, contract } = facts;
  return {
    dataUsageAgreementSpecification: '0.0.1',
    id: facts.id,
    info: {
      purpose: facts.justification
        ? `${facts.purpose.title}: ${facts.justification}`
        : facts.purpose.title,
      status: 'approved',
      active: facts.active,
      startDate: day(facts.startsAt),
      endDate: day(facts.endsAt),
    },
    provider: {
      // The specification demands a team, and a product may have none.
      teamId: product.owner ?? 'unknown',
      dataProductId: product.ref,
      outputPortId: facts.port,
      ...(contract && { dataContractId: contract.id ?? contract.hash }),
    },
    consumer: consumerOf(consumer),
    custom: {
      startsAt: facts.startsAt.toISOString(),
      endsAt: facts.endsAt.toISOString(),
      requestId: facts.requestId,
      requester: facts.requester,
      ...(facts.end && { end: facts.end }),
      ...(facts.role && { role: facts.role }),
      ...(facts.columns && { columns: facts.columns }),
      ...(contract?.version && { contractVersion: contract.version }),
      ...(contract && { contractHash: contract.hash }),
      ...(consumer.kind === 'component' && { componentId: consumer.ref }),
    },
  };
}

function consumerOf({
  ref,
  kind,
  owner,
}: AgreementFacts['consumer']): DataUsageAgreement['consumer'] {
  const team = owner === undefined ? {} : { teamId: owner };
  switch (kind) {
    case 'user':
      return { userId: ref };
    case 'group':
      return { teamId: ref };
    case 'dataproduct':
      return { ...team, dataProductId: ref };
    default:
      return team;
  }
}

function day(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
