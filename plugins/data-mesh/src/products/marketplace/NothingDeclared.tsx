import { makeStyles } from '@material-ui/core/styles';
import { CopyTextButton, Link } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { EmptyMessage, ProductIcon } from '../components';
import { FIRST_PRODUCT_YAML } from './firstProductYaml';

const useStyles = makeStyles(theme => ({
  code: {
    position: 'relative',
    width: '100%',
    textAlign: 'left',
  },
  pre: {
    margin: 0,
    padding: theme.spacing(2),
    overflow: 'auto',
    backgroundColor: theme.palette.background.paper,
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    color: theme.palette.text.primary,
    fontSize: '0.8125rem',
    lineHeight: 1.6,
  },
  copy: {
    position: 'absolute',
    top: theme.spacing(0.5),
    right: theme.spacing(0.5),
  },
}));

/** The portal is new: says how a domain declares its first product. */
export function NothingDeclared() {
  const classes = useStyles();
  const documentationUrl = useApi(configApiRef).getOptionalString(
    'dataMesh.documentationUrl',
  );
  return (
    <EmptyMessage
      icon={<ProductIcon />}
      title="No data product is declared yet"
      description={
        <>
          A data product is declared in YAML, next to the code that makes it.
          Put this into <code>catalog-info.yaml</code> of a repository, adapt
          it, and register the file in the catalog. It shows here within
          seconds, to everybody who may see it.
        </>
      }
    >
      <div className={classes.code}>
        <div className={classes.copy}>
          <CopyTextButton
            text={FIRST_PRODUCT_YAML}
            tooltipText="Copied"
            aria-label="Copy the declaration"
          />
        </div>
        <pre
          className={classes.pre}
          tabIndex={0}
          role="region"
          aria-label="Declaration of a first data product"
        >
          <code>{FIRST_PRODUCT_YAML}</code>
        </pre>
      </div>
      {documentationUrl && (
        <Link to={documentationUrl}>How to declare data products</Link>
      )}
    </EmptyMessage>
  );
}
