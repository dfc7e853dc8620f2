import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { MarkdownContent } from '@backstage/core-components';
import type { Product } from '@backstage-data-mesh/plugin-data-mesh-common';
import { Answer, ProductUnknown } from '../Answer';
import { useProduct } from '../queries';
import { SectionCard } from '../SectionCard';

const useStyles = makeStyles(theme => ({
  sections: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))',
    gap: theme.spacing(2, 4),
  },
  wide: { gridColumn: '1 / -1' },
  heading: {
    color: theme.palette.text.secondary,
    fontSize: '0.8125rem',
    fontWeight: 600,
    marginBottom: theme.spacing(0.5),
  },
  text: {
    overflowWrap: 'anywhere',
    '& p:first-child': { marginTop: 0 },
    '& p:last-child': { marginBottom: 0 },
  },
}));

/** What a product is for, how to use it, and what it is not for. */
export function PurposeCard() {
  const result = useProduct();
  return (
    <SectionCard title="What it is for">
      <Answer
        result={result}
        what="The product"
        notFound={<ProductUnknown onRetry={result.refetch} />}
      >
        {product => <Purpose product={product} />}
      </Answer>
    </SectionCard>
  );
}

function Purpose(props: { product: Product }) {
  const { description, purpose, usage, limitations } = props.product;
  const classes = useStyles();
  if (!description && !purpose && !usage && !limitations) {
    return (
      <Typography variant="body2" color="textSecondary">
        The declaration does not say. Its owner can add <code>purpose</code>,{' '}
        <code>usage</code> and <code>limitations</code> to the <code>spec</code>
        .
      </Typography>
    );
  }
  return (
    <div className={classes.sections}>
      {description && (
        <MarkdownContent
          content={description}
          className={`${classes.wide} ${classes.text}`}
        />
      )}
      <Section title="Purpose" text={purpose} wide />
      <Section title="How to use it" text={usage} />
      <Section title="Limitations" text={limitations} />
    </div>
  );
}

function Section(props: { title: string; text?: string; wide?: boolean }) {
  const { title, text, wide } = props;
  const classes = useStyles();
  if (!text) return null;
  return (
    <section className={wide ? classes.wide : undefined}>
      <h4 className={classes.heading}>{title}</h4>
      <MarkdownContent content={text} className={classes.text} />
    </section>
  );
}
