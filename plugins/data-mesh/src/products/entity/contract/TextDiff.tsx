import { useMemo } from 'react';
import { structuredPatch } from 'diff';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { ContractRevision } from '@backstage-data-mesh/plugin-data-mesh-common';
import { toneColors, VisuallyHidden } from '../../components';
import { Answer } from '../Answer';
import { codeColors } from '../code/codeColors';
import { ScrollRegion } from '../ScrollRegion';
import { cx } from '../cx';
import { useContract } from '../queries';

const useStyles = makeStyles(theme => ({
  root: {
    marginTop: theme.spacing(1),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    backgroundColor: codeColors(theme).background,
    color: codeColors(theme).plain,
    maxHeight: '70vh',
    overflow: 'auto',
    fontFamily: 'Menlo, Consolas, "Liberation Mono", monospace',
    fontSize: '0.8125rem',
    lineHeight: '20px',
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  lines: { minWidth: 'max-content', margin: 0 },
  hunk: {
    padding: theme.spacing(0.5, 2),
    color: codeColors(theme).lineNumber,
    borderTop: `1px solid ${theme.palette.divider}`,
  },
  line: { padding: theme.spacing(0, 2), whiteSpace: 'pre' },
  added: toneColors(theme, 'good'),
  removed: toneColors(theme, 'danger'),
}));

/** The difference of two files, line by line, with some lines around it. */
export function TextDiff(props: {
  port: string;
  from: ContractRevision;
  to: ContractRevision;
}) {
  const { port, from, to } = props;
  const before = useContract(port, from.hash);
  const after = useContract(port, to.hash);
  return (
    <Answer result={before} what="The older text">
      {({ text: old }) => (
        <Answer result={after} what="The newer text">
          {({ text: now }) => <Lines before={old} after={now} />}
        </Answer>
      )}
    </Answer>
  );
}

function Lines(props: { before: string; after: string }) {
  const { before, after } = props;
  const classes = useStyles();
  const hunks = useMemo(
    () => structuredPatch('', '', before, after, '', '', { context: 3 }).hunks,
    [before, after],
  );
  if (hunks.length === 0) {
    return <Typography variant="body2">The texts are the same.</Typography>;
  }
  return (
    <ScrollRegion className={classes.root} label="Difference of the texts">
      <div className={classes.lines}>
        {hunks.map(hunk => (
          <div key={`${hunk.oldStart}:${hunk.newStart}`}>
            <div className={classes.hunk}>
              Line {hunk.oldStart} before, {hunk.newStart} after
            </div>
            {hunk.lines.map((line, index) => (
              <div
                key={index}
                className={cx(
                  classes.line,
                  line.startsWith('+') && classes.added,
                  line.startsWith('-') && classes.removed,
                )}
              >
                {line.startsWith('+') && (
                  <VisuallyHidden>added </VisuallyHidden>
                )}
                {line.startsWith('-') && (
                  <VisuallyHidden>removed </VisuallyHidden>
                )}
                {line}
              </div>
            ))}
          </div>
        ))}
      </div>
    </ScrollRegion>
  );
}
