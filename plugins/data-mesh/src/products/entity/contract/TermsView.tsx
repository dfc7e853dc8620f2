import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import AssignmentIcon from '@material-ui/icons/AssignmentOutlined';
import { MarkdownContent } from '@backstage/core-components';
import {
  labelOfServer,
  type Contract,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { EmptyMessage, TechnologyLabel, ToneChip } from '../../components';
import { DetailList } from '../overview/DetailList';
import { SupportList } from '../overview/SupportList';
import { DataTable } from './DataTable';
import { LinkList } from './LinkList';

const useStyles = makeStyles(theme => ({
  section: {
    '& + &': { marginTop: theme.spacing(4) },
  },
  heading: { margin: theme.spacing(0, 0, 1), fontSize: '1rem' },
  servers: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 300px), 1fr))',
    gap: theme.spacing(2),
  },
  server: {
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    padding: theme.spacing(2),
  },
  serverHead: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
    marginBottom: theme.spacing(1),
    overflowWrap: 'anywhere',
  },
  text: { '& p:first-child': { marginTop: 0 } },
}));

/** What is promised besides the schema, and under which conditions. */
export function TermsView(props: { contract: Contract }) {
  const { contract } = props;
  const { serviceLevels, roles, team, support, servers, price, links } =
    contract;
  const terms = [
    ['Purpose', contract.purpose],
    ['Usage', contract.usage],
    ['Limitations', contract.limitations],
  ] as const;
  const empty =
    [serviceLevels, roles, team, support, servers, links ?? []].every(
      list => list.length === 0,
    ) &&
    !price &&
    terms.every(([, text]) => !text);
  if (empty) {
    return (
      <EmptyMessage
        icon={<AssignmentIcon />}
        title="The contract promises a schema only"
        description="It names no service levels, servers, roles or terms of use."
      />
    );
  }
  return (
    <>
      <Section title="Service levels" show={serviceLevels.length > 0}>
        <DataTable
          label="Service levels"
          columns={['Promise', 'Value', 'Measured on', 'Why', 'Note']}
          rows={serviceLevels.map(level => [
            level.property,
            [
              String(level.value),
              level.valueExt !== undefined && `to ${level.valueExt}`,
              level.unit,
            ]
              .filter(Boolean)
              .join(' '),
            level.element,
            level.driver,
            [level.description, level.scheduler, level.schedule]
              .filter(Boolean)
              .join(' '),
          ])}
        />
      </Section>
      <Section title="Terms of use" show={terms.some(([, text]) => text)}>
        <Terms terms={terms} />
      </Section>
      <Section title="Price" show={price !== undefined}>
        <Typography variant="body2">
          {[price?.amount, price?.currency, price?.unit && `per ${price.unit}`]
            .filter(part => part !== undefined)
            .join(' ')}
        </Typography>
      </Section>
      <Section title="Servers" show={servers.length > 0}>
        <Servers servers={servers} />
      </Section>
      <Section title="Roles" show={roles.length > 0}>
        <DataTable
          label="Roles"
          columns={[
            'Role',
            'Access',
            'For',
            'First approval',
            'Second approval',
          ]}
          rows={roles.map(role => [
            role.role,
            role.access,
            role.description,
            role.firstLevelApprovers,
            role.secondLevelApprovers,
          ])}
        />
      </Section>
      <Section title="Support" show={support.length > 0}>
        <SupportList channels={support} />
      </Section>
      <Section title="Team" show={team.length > 0}>
        <DataTable
          label="Team"
          columns={['Who', 'Role', 'Since', 'Until', 'Note']}
          rows={team.map(member => [
            member.name
              ? `${member.name} (${member.username})`
              : member.username,
            member.role,
            member.dateIn,
            member.dateOut,
            member.description,
          ])}
        />
      </Section>
      <Section title="Definitions" show={(links ?? []).length > 0}>
        <LinkList links={links ?? []} />
      </Section>
    </>
  );
}

function Section(props: { title: string; show: boolean; children: ReactNode }) {
  const classes = useStyles();
  return props.show ? (
    <section className={classes.section}>
      <h4 className={classes.heading}>{props.title}</h4>
      {props.children}
    </section>
  ) : null;
}

function Terms(props: {
  terms: ReadonlyArray<readonly [label: string, text: string | undefined]>;
}) {
  const classes = useStyles();
  return (
    <DetailList
      items={props.terms.map(
        ([label, text]) =>
          [
            label,
            text && (
              <MarkdownContent
                key={label}
                content={text}
                className={classes.text}
              />
            ),
          ] as const,
      )}
    />
  );
}

function Servers(props: { servers: Contract['servers'] }) {
  const classes = useStyles();
  return (
    <div className={classes.servers}>
      {props.servers.map((server, index) => (
        <article
          key={index}
          className={classes.server}
          aria-label={`Server ${labelOfServer(server)}`}
        >
          <div className={classes.serverHead}>
            <strong>{server.server ?? server.type}</strong>
            <TechnologyLabel technology={server.type} />
            {server.environment && (
              <ToneChip tone="info">{server.environment}</ToneChip>
            )}
          </div>
          {server.description && (
            <Typography variant="body2" color="textSecondary" gutterBottom>
              {server.description}
            </Typography>
          )}
          <DetailList
            items={[
              ...Object.entries(server.settings).map(
                ([name, value]) =>
                  [name, <code key={name}>{value}</code>] as const,
              ),
              ['roles', server.roles?.join(', ')],
            ]}
          />
        </article>
      ))}
    </div>
  );
}
