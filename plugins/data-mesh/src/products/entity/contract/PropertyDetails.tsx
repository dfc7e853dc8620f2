import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link, MarkdownContent } from '@backstage/core-components';
import type {
  Contract,
  ContractProperty,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { ClassificationChip, ToneChip } from '../../components';
import { DetailList } from '../overview/DetailList';
import { LinkList } from './LinkList';
import { PlainList } from './PlainList';
import { QualityRules } from './QualityRules';
import { findReference } from './findReference';
import { typeLabel } from './typeLabel';
import { useTabPath } from '../tabPaths';
import { CopyButton } from '../CopyButton';

const useStyles = makeStyles(theme => ({
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    overflowWrap: 'anywhere',
  },
  title: { margin: 0, fontSize: '1.05rem', minWidth: 0 },
  path: {
    color: theme.palette.text.secondary,
    fontFamily: 'monospace',
    fontSize: '0.8125rem',
    overflowWrap: 'anywhere',
  },
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5),
    margin: theme.spacing(1, 0),
  },
  description: {
    margin: theme.spacing(1, 0),
    '& p:first-child': { marginTop: 0 },
  },
  section: { marginTop: theme.spacing(2) },
  heading: {
    color: theme.palette.text.secondary,
    fontSize: '0.8125rem',
    fontWeight: 600,
    margin: theme.spacing(0, 0, 0.5),
  },
  words: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5),
  },
}));

/** Everything that the contract says of one column. */
export function PropertyDetails(props: {
  contract: Contract;
  port: string;
  schema: string;
  property: ContractProperty;
}) {
  const { contract, port, schema, property } = props;
  const classes = useStyles();
  const constraints = Object.entries(property.constraints ?? {});
  const position = (at: number | undefined) =>
    at === undefined ? undefined : `Position ${at}`;
  return (
    <div>
      <div className={classes.head}>
        <h4 className={classes.title}>
          {property.businessName ?? property.name}
        </h4>
        <CopyButton
          text={property.physicalName ?? property.name}
          label="Copy the name of the column"
        />
      </div>
      <div className={classes.path}>
        {schema}.{property.path}
      </div>
      <div className={classes.chips}>
        {property.classification && (
          <ClassificationChip classification={property.classification} />
        )}
        {property.critical && (
          <ToneChip tone="accent">critical data element</ToneChip>
        )}
        {property.deprecated && <ToneChip tone="caution">deprecated</ToneChip>}
        {(property.tags ?? []).map(tag => (
          <ToneChip key={tag} tone="neutral">
            {tag}
          </ToneChip>
        ))}
      </div>
      {property.description && (
        <MarkdownContent
          className={classes.description}
          content={property.description}
        />
      )}
      <DetailList
        items={[
          ['Type', typeLabel(property)],
          [
            'Physical name',
            property.physicalName !== property.name && property.physicalName,
          ],
          ['Required', property.required ? 'Yes' : 'No'],
          ['Unique', property.unique ? 'Yes' : 'No'],
          ['Primary key', position(property.primaryKey)],
          ['Partition key', position(property.partitioned)],
          ['Encrypted as', property.encryptedName],
          ['Semantic type', property.semanticType],
          ...constraints.map(
            ([name, value]) => [name, <code key={name}>{value}</code>] as const,
          ),
          [
            'Examples',
            property.examples && property.examples.length > 0 && (
              <Words words={property.examples} />
            ),
          ],
        ]}
      />
      <Part title="Allowed values" show={property.values?.length}>
        <PlainList>
          {(property.values ?? []).map(({ value, label }) => (
            <li key={value}>
              <code>{value}</code>
              {label && ` ${label}`}
            </li>
          ))}
        </PlainList>
      </Part>
      <Part title="Refers to" show={property.references?.length}>
        <PlainList>
          {(property.references ?? []).map(reference => (
            <li key={reference}>
              <Reference
                contract={contract}
                port={port}
                reference={reference}
              />
            </li>
          ))}
        </PlainList>
      </Part>
      <Part title="Quality checks" show={property.quality.length}>
        <QualityRules rules={property.quality} />
      </Part>
      <Part title="Made by" show={property.transform}>
        <Typography variant="body2">{property.transform}</Typography>
      </Part>
      <Part title="Definitions" show={property.links?.length}>
        <LinkList links={property.links ?? []} />
      </Part>
    </div>
  );
}

function Part(props: { title: string; show: unknown; children: ReactNode }) {
  const classes = useStyles();
  return props.show ? (
    <section className={classes.section}>
      <h5 className={classes.heading}>{props.title}</h5>
      {props.children}
    </section>
  ) : null;
}

function Words(props: { words: readonly string[] }) {
  const classes = useStyles();
  return (
    <span className={classes.words}>
      {props.words.map(word => (
        <code key={word}>{word}</code>
      ))}
    </span>
  );
}

function Reference(props: {
  contract: Contract;
  port: string;
  reference: string;
}) {
  const { contract, port, reference } = props;
  const tabPath = useTabPath();
  const place = findReference(contract, reference);
  return place ? (
    <Link to={tabPath('contract', { port, ...place })}>{reference}</Link>
  ) : (
    <code>{reference}</code>
  );
}
