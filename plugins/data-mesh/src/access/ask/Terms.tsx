import { memo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { MarkdownContent } from '@backstage/core-components';
import type { AccessTerms } from '@backstage-data-mesh/plugin-data-mesh-common';
import { mutedColor } from '../../products/components';
import { ScrollRegion } from '../../products/entity/ScrollRegion';

const useStyles = makeStyles(theme => ({
  box: {
    maxHeight: 180,
    overflowY: 'auto',
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    padding: theme.spacing(0.5, 1.5, 1),
    overflowWrap: 'anywhere',
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    '& h4': {
      margin: theme.spacing(1, 0, 0),
      fontSize: '0.8125rem',
      fontWeight: 600,
      color: mutedColor(theme),
    },
    '& p': { margin: 0 },
  },
}));

const PARTS = [
  ['purpose', 'What it is for'],
  ['usage', 'How to use it'],
  ['limitations', 'What it is not for'],
] as const;

/** The terms of use that come with the data; nothing where none are said. */
export const Terms = memo(function DrawnTerms(props: {
  terms: AccessTerms | undefined;
}) {
  const { terms } = props;
  const classes = useStyles();
  const said = PARTS.filter(([part]) => terms?.[part]);
  if (said.length === 0) {
    return null;
  }
  return (
    <ScrollRegion label="Terms of use" className={classes.box}>
      {said.map(([part, heading]) => (
        <div key={part}>
          <h4>{heading}</h4>
          <MarkdownContent content={terms?.[part] ?? ''} />
        </div>
      ))}
    </ScrollRegion>
  );
});
