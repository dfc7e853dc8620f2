import { makeStyles } from '@material-ui/core/styles';
import type { ConnectGuide } from '@backstage-data-mesh/plugin-data-mesh-common';
import { CodeText } from '../../products/components';
import { CodeBlock } from '../../products/entity/code/CodeBlock';
import { CopyButton } from '../../products/entity/CopyButton';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
    minWidth: 0,
  },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'minmax(72px, max-content) minmax(0, 1fr)',
    alignItems: 'center',
    gap: theme.spacing(0, 2),
    margin: 0,
    '& dt': { color: theme.palette.text.secondary },
    '& dd': {
      margin: 0,
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      overflowWrap: 'anywhere',
    },
  },
  steps: { margin: 0, paddingLeft: theme.spacing(2.5) },
}));

/** How a consumer uses the access: what to enter, what to do, what to copy. */
export function ConnectGuideView(props: { guide: ConnectGuide }) {
  const { fields, steps, snippet } = props.guide;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      {fields.length > 0 && (
        <dl className={classes.fields}>
          {fields.map(({ label, value }) => (
            <Field key={label} label={label} value={value} />
          ))}
        </dl>
      )}
      {steps.length > 0 && (
        <ol className={classes.steps}>
          {steps.map((step, index) => (
            <li key={index}>
              <CodeText text={step} />
            </li>
          ))}
        </ol>
      )}
      {snippet && (
        <CodeBlock
          code={snippet.code}
          language={snippet.language}
          label="Code to connect"
        />
      )}
    </div>
  );
}

function Field(props: { label: string; value: string }) {
  const { label, value } = props;
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <code>{value}</code>
        <CopyButton text={value} label={`Copy ${label}`} />
      </dd>
    </>
  );
}
