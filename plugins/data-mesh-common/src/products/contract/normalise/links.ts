import type { ContractLink } from '../../../api/types';
import { child, elements, type DocumentNode } from '../document/nodes';
import { compact, textOf } from './coerce';

/** `authoritativeDefinitions`; those without a URL lead nowhere. */
export function linksOf(node: DocumentNode | undefined): ContractLink[] {
  return elements(child(node, 'authoritativeDefinitions')).flatMap(item => {
    const url = textOf(child(item, 'url'));
    return url === undefined
      ? []
      : [
          compact({
            url,
            type: textOf(child(item, 'type')),
            description: textOf(child(item, 'description')),
          }),
        ];
  });
}
