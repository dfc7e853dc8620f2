import { useMemo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { ScrollRegion } from '../ScrollRegion';
import { tokenize } from './tokenize';
import { codeColors } from './codeColors';
import { CopyButton } from '../CopyButton';

const useStyles = makeStyles(theme => ({
  root: {
    position: 'relative',
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    backgroundColor: codeColors(theme).background,
  },
  scroll: {
    overflowX: 'auto',
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  code: {
    margin: 0,
    padding: theme.spacing(1.5, 7, 1.5, 2),
    minWidth: 'max-content',
    fontFamily: 'Menlo, Consolas, "Liberation Mono", monospace',
    fontSize: '0.8125rem',
    lineHeight: 1.55,
    color: codeColors(theme).plain,
  },
  copy: {
    position: 'absolute',
    top: theme.spacing(0.5),
    right: theme.spacing(0.5),
    borderRadius: theme.shape.borderRadius,
    backgroundColor: codeColors(theme).background,
  },
  comment: { color: codeColors(theme).comment },
  string: { color: codeColors(theme).string },
  keyword: { color: codeColors(theme).keyword },
  number: { color: codeColors(theme).number },
  key: { color: codeColors(theme).key },
  plain: {},
}));

/** Code to read and copy. */
export function CodeBlock(props: {
  code: string;
  language: string;
  /** Name of the code for screen readers, such as "SQL query". */
  label: string;
}) {
  const { code, language, label } = props;
  const classes = useStyles();
  const tokens = useMemo(() => tokenize(code, language), [code, language]);
  return (
    <div className={classes.root}>
      <ScrollRegion className={classes.scroll} label={label}>
        <pre className={classes.code}>
          <code>
            {tokens.map(({ kind, text }, index) => (
              <span key={index} className={classes[kind]}>
                {text}
              </span>
            ))}
          </code>
        </pre>
      </ScrollRegion>
      <div className={classes.copy}>
        <CopyButton text={code} label={`Copy ${label}`} />
      </div>
    </div>
  );
}
