import { Fragment } from 'react';
import type { EntityContentLayoutProps } from '@backstage/plugin-catalog-react/alpha';
import { OverviewLayout } from './OverviewLayout';

/** Places the cards that the app has for a data product. */
export function CardsLayout(props: EntityContentLayoutProps) {
  const place = (wanted: (type: string | undefined) => boolean) =>
    props.cards
      .filter(({ type }) => wanted(type))
      .map(({ element }, index) => (
        <Fragment key={element.key ?? index}>{element}</Fragment>
      ));
  return (
    <OverviewLayout
      content={place(type => type !== 'info')}
      info={place(type => type === 'info')}
    />
  );
}
