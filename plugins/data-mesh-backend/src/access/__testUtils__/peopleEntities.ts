import {
  RELATION_CHILD_OF,
  RELATION_HAS_MEMBER,
  RELATION_MEMBER_OF,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
  RELATION_PARENT_OF,
  type Entity,
} from '@backstage/catalog-model';

/**
 * Groups, users and components as the catalog returns them, with relations in
 * both directions. Names only, all in the default namespace.
 */
export function peopleEntities(people: {
  /** Groups with the group above them. */
  groups: Record<string, string | undefined>;
  /** Users with their groups. */
  users: Record<string, string[]>;
  /** Components with the group that owns them. */
  components?: Record<string, string>;
}): Entity[] {
  const { groups, users, components = {} } = people;
  const group = (name: string) => `group:default/${name}`;
  const user = (name: string) => `user:default/${name}`;
  const relation = (type: string, targetRef: string) => ({ type, targetRef });
  return [
    ...Object.entries(groups).map(([name, parent]) =>
      entity('Group', name, [
        ...(parent ? [relation(RELATION_CHILD_OF, group(parent))] : []),
        ...Object.keys(groups)
          .filter(each => groups[each] === name)
          .map(each => relation(RELATION_PARENT_OF, group(each))),
        ...Object.keys(users)
          .filter(each => users[each].includes(name))
          .map(each => relation(RELATION_HAS_MEMBER, user(each))),
        ...Object.keys(components)
          .filter(each => components[each] === name)
          .map(each =>
            relation(RELATION_OWNER_OF, `component:default/${each}`),
          ),
      ]),
    ),
    ...Object.entries(users).map(([name, memberships]) =>
      entity(
        'User',
        name,
        memberships.map(each => relation(RELATION_MEMBER_OF, group(each))),
      ),
    ),
    ...Object.entries(components).map(([name, owner]) =>
      entity('Component', name, [relation(RELATION_OWNED_BY, group(owner))]),
    ),
  ];
}

function entity(
  kind: string,
  name: string,
  relations: Array<{ type: string; targetRef: string }>,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    spec: {},
    relations,
  };
}
