/**
 * What decides who may decide. Everybody is a full reference of a user, as the
 * catalog says now.
 * @public
 */
export type DecisionFacts = {
  requester: string;
  /** The consumer itself, whatever its kind. */
  consumer: string;
  /** All users behind the consumer: members, their sub-groups', its owners. */
  beneficiaries: readonly string[];
  /** Users behind the approvers of the step. */
  approvers: readonly string[];
  /** In the order in which the step was passed on. */
  delegations: readonly DelegationFacts[];
  /** Who decided in this step already. */
  decided: readonly string[];
};

/** @public */
export type DelegationFacts = {
  /** The user who passed it on. */
  from: string;
  /** User or group that got it. */
  to: string;
  /** Users behind that. */
  people: readonly string[];
};

/**
 * Why somebody may not decide: a stable code, and words for them.
 * @public
 */
export type Ineligible = {
  code:
    | 'requester'
    | 'consumer'
    | 'beneficiary'
    | 'delegated'
    | 'decided'
    | 'not-asked';
  message: string;
};

/**
 * The users whom a step asks, each with who passed it on to them. Somebody who
 * passed it on is no longer asked. A delegation of somebody who is not asked
 * himself any more, for example because they left the group, counts for
 * nothing.
 * @public
 */
export function askedPeople(
  facts: Pick<DecisionFacts, 'approvers' | 'delegations'>,
): Map<string, { delegatedBy?: string }> {
  const asked = new Map<string, { delegatedBy?: string }>(
    facts.approvers.map(ref => [ref, {}]),
  );
  const passedOn = new Set<string>();
  for (const { from, people } of facts.delegations) {
    if (asked.delete(from)) {
      passedOn.add(from);
      for (const ref of people) {
        if (!asked.has(ref) && !passedOn.has(ref)) {
          asked.set(ref, { delegatedBy: from });
        }
      }
    }
  }
  return asked;
}

/**
 * Why somebody has an interest of their own in a request, whoever asks them to
 * decide; undefined for who has none.
 * @public
 */
export function conflictOfInterest(
  person: string,
  facts: Pick<DecisionFacts, 'requester' | 'consumer' | 'beneficiaries'>,
): Ineligible | undefined {
  if (person === facts.requester) {
    return {
      code: 'requester',
      message:
        'You asked for this access yourself, so somebody else has to decide.',
    };
  }
  if (person === facts.consumer) {
    return {
      code: 'consumer',
      message: 'This access is for yourself, so somebody else has to decide.',
    };
  }
  if (facts.beneficiaries.includes(person)) {
    return {
      code: 'beneficiary',
      message: `You belong to those whom this access is for (${facts.consumer}), so somebody else has to decide.`,
    };
  }
  return undefined;
}

/**
 * Why somebody may not decide an open step; undefined when they may.
 * @public
 */
export function whyMayNotDecide(
  person: string,
  facts: DecisionFacts,
): Ineligible | undefined {
  const conflict = conflictOfInterest(person, facts);
  if (conflict) {
    return conflict;
  }
  if (!askedPeople(facts).has(person)) {
    const passedOn = facts.delegations.find(({ from }) => from === person);
    return passedOn
      ? {
          code: 'delegated',
          message: `You passed this decision on to ${passedOn.to}.`,
        }
      : {
          code: 'not-asked',
          message:
            'You are not among those who are asked to decide this step now.',
        };
  }
  return facts.decided.includes(person)
    ? {
        code: 'decided',
        message: 'You have decided already; others are still asked.',
      }
    : undefined;
}

/**
 * Everybody who may decide, or has decided, an open step: whom it asks without
 * those in a conflict of interest.
 * @public
 */
export function eligiblePeople(
  facts: Omit<DecisionFacts, 'decided'>,
): string[] {
  return [...askedPeople(facts).keys()].filter(
    person => !conflictOfInterest(person, facts),
  );
}
