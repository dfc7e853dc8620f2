import type {
  ContractRole,
  SupportChannel,
  TeamMember,
} from '../../../api/types';
import { child, elements, type DocumentNode } from '../document/nodes';
import { compact, filled, textOf, textsOf } from './coerce';

/** `team`: the object of 3.1, or the list of 3.0. */
export function teamOf(node: DocumentNode | undefined): TeamMember[] {
  const members = node?.kind === 'map' ? child(node, 'members') : node;
  return elements(members).flatMap(item => {
    const name = textOf(child(item, 'name'));
    const username = textOf(child(item, 'username')) ?? name;
    if (username === undefined) return [];
    return [
      compact({
        username,
        name,
        role: textOf(child(item, 'role')),
        description:
          textOf(child(item, 'description')) ?? textOf(child(item, 'comment')),
        dateIn: textOf(child(item, 'dateIn')),
        dateOut: textOf(child(item, 'dateOut')),
      }),
    ];
  });
}

/** `roles`; approvers given as a list are joined to one text. */
export function rolesOf(node: DocumentNode | undefined): ContractRole[] {
  return elements(node).flatMap(item => {
    const role = textOf(child(item, 'role')) ?? textOf(item);
    if (role === undefined) return [];
    return [
      compact({
        role,
        access: textOf(child(item, 'access')),
        description: textOf(child(item, 'description')),
        firstLevelApprovers: joined(child(item, 'firstLevelApprovers')),
        secondLevelApprovers: joined(child(item, 'secondLevelApprovers')),
        columns: columnsOf(item, 'columns'),
        exceptColumns: columnsOf(item, 'exceptColumns'),
      }),
    ];
  });
}

/**
 * Columns of a role, from the custom property of that name: a list, or a text
 * with commas.
 */
function columnsOf(role: DocumentNode, name: string): string[] | undefined {
  const properties = elements(child(role, 'customProperties')).filter(
    item => textOf(child(item, 'property')) === name,
  );
  const texts = properties
    .flatMap(item => textsOf(child(item, 'value')))
    .flatMap(text => text.split(/[,\n]/))
    .map(text => text.trim());
  return filled(texts.filter(text => text !== ''));
}

/** `support`; a channel without a name is known by its address. */
export function supportOf(node: DocumentNode | undefined): SupportChannel[] {
  return elements(node).flatMap(item => {
    const url = textOf(child(item, 'url'));
    const channel = textOf(child(item, 'channel')) ?? url;
    if (channel === undefined) return [];
    return [
      compact({
        channel,
        url,
        tool: textOf(child(item, 'tool')),
        scope: textOf(child(item, 'scope')),
        description: textOf(child(item, 'description')),
        invitationUrl: textOf(child(item, 'invitationUrl')),
      }),
    ];
  });
}

function joined(node: DocumentNode | undefined): string | undefined {
  return filled(textsOf(node))?.join(', ');
}
