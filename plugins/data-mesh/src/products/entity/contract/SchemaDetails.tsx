import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { MarkdownContent } from '@backstage/core-components';
import type { ContractSchema } from '@backstage-data-mesh/plugin-data-mesh-common';
import { ToneChip } from '../../components';
import { DetailList } from '../overview/DetailList';
import { LinkList } from './LinkList';
import { QualityRules } from './QualityRules';

const useStyles = makeStyles(theme => ({
  title: { margin: 0, fontSize: '1.05rem', overflowWrap: 'anywhere' },
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5),
    margin: theme.spacing(1, 0),
  },
  section: { marginTop: theme.spacing(2) },
  heading: {
    color: theme.palette.text.secondary,
    fontSize: '0.8125rem',
    fontWeight: 600,
    margin: theme.spacing(0, 0, 0.5),
  },
  hint: { marginTop: theme.spacing(2) },
}));

/** What the contract says of a table, topic or file as a whole. */
export function SchemaDetails(props: { schema: ContractSchema }) {
  const { schema } = props;
  const classes = useStyles();
  const key = schema.properties
    .filter(({ primaryKey }) => primaryKey !== undefined)
    .sort((a, b) => (a.primaryKey ?? 0) - (b.primaryKey ?? 0))
    .map(({ name }) => name);
  return (
    <div>
      <h4 className={classes.title}>{schema.businessName ?? schema.name}</h4>
      <div className={classes.chips}>
        {schema.deprecated && <ToneChip tone="caution">deprecated</ToneChip>}
        {(schema.tags ?? []).map(tag => (
          <ToneChip key={tag} tone="neutral">
            {tag}
          </ToneChip>
        ))}
      </div>
      {schema.description && <MarkdownContent content={schema.description} />}
      <DetailList
        items={[
          [
            'Physical name',
            schema.physicalName && <code>{schema.physicalName}</code>,
          ],
          ['Physical type', schema.physicalType],
          ['One row is', schema.granularity],
          ['Primary key', key.join(', ')],
        ]}
      />
      {schema.quality.length > 0 && (
        <section className={classes.section}>
          <h5 className={classes.heading}>Quality checks</h5>
          <QualityRules rules={schema.quality} />
        </section>
      )}
      {schema.links && schema.links.length > 0 && (
        <section className={classes.section}>
          <h5 className={classes.heading}>Definitions</h5>
          <LinkList links={schema.links} />
        </section>
      )}
      <Typography
        variant="body2"
        color="textSecondary"
        className={classes.hint}
      >
        Select a column to see all that the contract says of it.
      </Typography>
    </div>
  );
}
