/** A user of the catalog, as it says now. */
export type Person = {
  /** Full entity reference. */
  ref: string;
  title: string;
  /** Groups that they are a direct member of, full references. */
  groups: string[];
  /** Those and all groups above them. */
  allGroups: string[];
  /** Components and data products that they or those groups own. */
  owns: string[];
};

/** A consumer that is not a person. */
export type Machine = {
  ref: string;
  kind: 'group' | 'component' | 'dataproduct';
  title: string;
  /** Full reference of who answers for it; itself for a group. */
  owner?: string;
};

/** Somebody whom a person may act for. */
export type ActingFor = {
  /** Full entity reference. */
  ref: string;
  kind: 'user' | 'group' | 'component' | 'dataproduct';
  title: string;
};

/**
 * Who people are, as the catalog says at the moment of asking: claims in a
 * token are as old as the sign-in.
 *
 * Every method throws ServiceUnavailableError when the catalog cannot be
 * asked; "nobody" and "unknown" are never the answer to that.
 */
export interface PeopleDirectory {
  /** A user; undefined when the catalog has no such user. */
  person(
    ref: string,
    options?: {
      /** May be some seconds old: for pages, never for decisions. */
      cached?: boolean;
    },
  ): Promise<Person | undefined>;
  /**
   * Whom a person may act for: themselves, the groups that they are in,
   * directly or through a sub-group, and the components and data products that
   * they or those groups own. The person comes first, then the groups that
   * they are a direct member of. May be some seconds old: for pages, never for
   * decisions.
   */
  actsFor(person: Person): Promise<ActingFor[]>;
  /** A group, component or data product; undefined when there is none. */
  machine(ref: string): Promise<Machine | undefined>;
  /** Those references that the catalog has, in the same order. */
  existing(refs: readonly string[]): Promise<string[]>;
  /**
   * The users behind references of approvers: users that exist, and direct
   * members of groups. Deliberately not the members of sub-groups: who may
   * decide is who was named.
   */
  approvers(refs: readonly string[]): Promise<string[]>;
  /** All users behind a consumer: members of sub-groups of a group too. */
  beneficiaries(consumer: string): Promise<string[]>;
  /** The groups directly above groups; for users, the groups they are in. */
  above(refs: readonly string[]): Promise<string[]>;
  /** Values of an annotation of entities, absent for those without. */
  annotations(
    refs: readonly string[],
    annotation: string,
  ): Promise<Map<string, string>>;
}
