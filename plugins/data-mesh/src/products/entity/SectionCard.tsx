import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';

const useStyles = makeStyles(theme => ({
  // Plain text looks like that of the components around it.
  content: {
    ...theme.typography.body2,
    fontSize: '0.875rem',
    minWidth: 0,
    // Labels on frames stand out above them.
    paddingTop: 6,
  },
}));

/** A card like those of the catalog. */
export function SectionCard(props: {
  title: ReactNode;
  headerActions?: ReactNode;
  footerActions?: ReactNode;
  children: ReactNode;
}) {
  const { children, ...card } = props;
  return (
    <EntityInfoCard {...card}>
      <div className={useStyles().content}>{children}</div>
    </EntityInfoCard>
  );
}
