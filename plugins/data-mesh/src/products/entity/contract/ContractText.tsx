import { memo, useEffect, useMemo, useRef } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import ErrorIcon from '@material-ui/icons/ErrorOutline';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import type { Problem } from '@backstage-data-mesh/plugin-data-mesh-common';
import { CodeText, toneColors } from '../../components';
import { codeColors } from '../code/codeColors';
import { tokenize } from '../code/tokenize';
import { ScrollRegion } from '../ScrollRegion';
import { cx } from '../cx';
import { CopyButton } from '../CopyButton';

/** Colours are left out of texts with more lines, to stay quick. */
const MOST_COLOURED_LINES = 8000;

const useStyles = makeStyles(theme => ({
  root: {
    position: 'relative',
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    backgroundColor: codeColors(theme).background,
    color: codeColors(theme).plain,
  },
  scroll: {
    maxHeight: '75vh',
    overflow: 'auto',
    padding: theme.spacing(1, 0),
    fontFamily: 'Menlo, Consolas, "Liberation Mono", monospace',
    fontSize: '0.8125rem',
    lineHeight: '20px',
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  copy: {
    position: 'absolute',
    zIndex: 1,
    top: theme.spacing(0.5),
    right: theme.spacing(2.5),
  },
  lines: { listStyle: 'none', margin: 0, padding: 0, minWidth: 'max-content' },
  // The number is drawn by the style: thousands of lines need few elements,
  // and copying takes the text alone.
  line: {
    position: 'relative',
    minHeight: 20,
    padding: theme.spacing(0, 2, 0, '68px'),
    whiteSpace: 'pre',
    // Lines out of sight are not laid out.
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 20px',
    scrollMargin: 120,
    '&::before': {
      content: 'attr(data-line)',
      position: 'absolute',
      left: 0,
      width: 56,
      textAlign: 'right',
      color: codeColors(theme).lineNumber,
    },
  },
  current: {
    backgroundColor: theme.palette.action.selected,
    boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}`,
  },
  error: {
    ...toneColors(theme, 'danger'),
    '&::before, & span': { color: 'inherit' },
    '&$current': {
      boxShadow: `inset 3px 0 0 ${toneColors(theme, 'danger').color}`,
    },
  },
  warning: {
    ...toneColors(theme, 'caution'),
    '&::before, & span': { color: 'inherit' },
    '&$current': {
      boxShadow: `inset 3px 0 0 ${toneColors(theme, 'caution').color}`,
    },
  },
  message: {
    display: 'flex',
    alignItems: 'center',
    gap: 4,
    paddingBottom: theme.spacing(0.25),
    fontFamily: theme.typography.fontFamily,
    fontWeight: 500,
    '& svg': { fontSize: 16 },
  },
  comment: { color: codeColors(theme).comment },
  string: { color: codeColors(theme).string },
  keyword: { color: codeColors(theme).keyword },
  numberToken: { color: codeColors(theme).number },
  key: { color: codeColors(theme).key },
}));

const Line = memo(
  (props: {
    classes: ReturnType<typeof useStyles>;
    number: number;
    content: string;
    coloured: boolean;
    current: boolean;
    problems: Problem[] | undefined;
  }) => {
    const { classes, number, content, coloured, current, problems } = props;
    const worst = problems?.some(({ severity }) => severity === 'error')
      ? classes.error
      : problems && classes.warning;
    return (
      <li
        data-line={number}
        aria-current={current ? 'location' : undefined}
        className={cx(classes.line, worst, current && classes.current)}
      >
        {coloured
          ? tokenize(content, 'yaml').map(({ kind, text }, index) =>
              kind === 'plain' ? (
                text
              ) : (
                <span
                  key={index}
                  className={classes[kind === 'number' ? 'numberToken' : kind]}
                >
                  {text}
                </span>
              ),
            )
          : content}
        {problems?.map((problem, index) => (
          <div key={index} className={classes.message}>
            {problem.severity === 'error' ? (
              <ErrorIcon titleAccess={`Error in line ${number}`} />
            ) : (
              <WarningIcon titleAccess={`Warning in line ${number}`} />
            )}
            <span>
              <CodeText text={problem.message} />
            </span>
          </div>
        ))}
      </li>
    );
  },
);

/** The file of a contract as it is, with its problems where they are. */
export function ContractText(props: {
  text: string;
  problems: readonly Problem[];
  /** The line to show, from 1. */
  line?: number;
}) {
  const { text, problems, line } = props;
  const classes = useStyles();
  const scroll = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => text.split(/\r\n|\r|\n/), [text]);
  const byLine = useMemo(() => {
    const map = new Map<number, Problem[]>();
    for (const problem of problems) {
      if (problem.line !== undefined) {
        map.set(problem.line, [...(map.get(problem.line) ?? []), problem]);
      }
    }
    return map;
  }, [problems]);

  useEffect(() => {
    if (line === undefined) return;
    scroll.current
      ?.querySelector(`[data-line="${line}"]`)
      ?.scrollIntoView?.({ block: 'center' });
  }, [line, lines]);

  const language = /^\s*[{[]/.test(text) ? 'json' : 'yaml';
  const coloured = language === 'yaml' && lines.length <= MOST_COLOURED_LINES;
  return (
    <div className={classes.root}>
      <div className={classes.copy}>
        <CopyButton text={text} label="Copy the contract" />
      </div>
      <ScrollRegion
        ref={scroll}
        className={classes.scroll}
        label="Text of the contract"
      >
        <ol className={classes.lines}>
          {lines.map((content, index) => (
            <Line
              key={index}
              classes={classes}
              number={index + 1}
              content={content}
              coloured={coloured}
              current={line === index + 1}
              problems={byLine.get(index + 1)}
            />
          ))}
        </ol>
      </ScrollRegion>
    </div>
  );
}
