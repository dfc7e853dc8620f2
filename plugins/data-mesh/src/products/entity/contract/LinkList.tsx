import { Link } from '@backstage/core-components';
import type { ContractLink } from '@backstage-data-mesh/plugin-data-mesh-common';
import { safeUrl } from '../safeUrl';
import { PlainList } from './PlainList';

/** Where the full definition of something stands. */
export function LinkList(props: { links: readonly ContractLink[] }) {
  return (
    <PlainList>
      {props.links.map(({ url, type, description }, index) => {
        const target = safeUrl(url);
        const text = description ?? type ?? url;
        return (
          <li key={`${url}:${index}`}>
            {target ? <Link to={target}>{text}</Link> : <span>{text}</span>}
            {text !== url && !target && ` (${url})`}
          </li>
        );
      })}
    </PlainList>
  );
}
