import { useId, useMemo, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import Typography from '@material-ui/core/Typography';
import {
  connectSnippets,
  labelOfServer,
  type Contract,
  type ContractServer,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Answer } from '../Answer';
import { Choice } from '../Choice';
import { CodeBlock } from '../code/CodeBlock';
import { useContract } from '../queries';

const useStyles = makeStyles(theme => ({
  choices: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(1),
  },
  tabs: { minHeight: 40, marginBottom: theme.spacing(1) },
  tab: { minHeight: 40, minWidth: 72, textTransform: 'none' },
  notes: {
    margin: theme.spacing(1, 0, 0),
    paddingLeft: theme.spacing(2.5),
    color: theme.palette.text.secondary,
    fontSize: theme.typography.body2.fontSize,
    overflowWrap: 'anywhere',
  },
}));

/** Queries, programs and configuration to copy, for one output port. */
export function ConnectPanel(props: { port: string }) {
  const { port } = props;
  const result = useContract(port);
  return (
    <Answer result={result} what="How to connect" lines={5}>
      {({ contract }) =>
        contract === undefined || contract.servers.length === 0 ? (
          <Typography variant="body2" color="textSecondary">
            The contract names no server, so there is nothing to connect to. Ask
            the owner for the address.
          </Typography>
        ) : (
          <Snippets port={port} contract={contract} />
        )
      }
    </Answer>
  );
}

/** Who asks how to connect means the real thing first. */
function productionFirst(servers: readonly ContractServer[]): ContractServer[] {
  const production = (server: ContractServer) =>
    /^prod/i.test(server.environment ?? server.server ?? '');
  return [
    ...servers.filter(production),
    ...servers.filter(server => !production(server)),
  ];
}

function Snippets(props: { port: string; contract: Contract }) {
  const { port, contract } = props;
  const classes = useStyles();
  const { entity } = useEntity();
  const id = useId();
  const servers = useMemo(
    () => productionFirst(contract.servers),
    [contract.servers],
  );
  const [serverIndex, setServerIndex] = useState(0);
  const [schema, setSchema] = useState<string | undefined>();
  const [snippetId, setSnippetId] = useState<string | undefined>();

  const server = servers[serverIndex] ?? servers[0];
  const snippets = connectSnippets({
    product: { ref: stringifyEntityRef(entity), name: entity.metadata.name },
    port: { name: port },
    contract,
    schema,
    server,
  });
  const selected = Math.max(
    0,
    snippets.findIndex(snippet => snippet.id === snippetId),
  );
  const snippet = snippets[selected];
  return (
    <div>
      <div className={classes.choices}>
        {servers.length > 1 && (
          <Choice
            label="Server"
            value={String(serverIndex)}
            options={servers.map((each, index) => ({
              value: String(index),
              label: labelOfServer(each),
            }))}
            onChange={value => setServerIndex(Number(value))}
          />
        )}
        {contract.schemas.length > 1 && (
          <Choice
            label="Schema"
            value={schema ?? contract.schemas[0].name}
            options={contract.schemas.map(({ name }) => ({
              value: name,
              label: name,
            }))}
            onChange={setSchema}
          />
        )}
      </div>
      {server.description && (
        <Typography variant="body2" color="textSecondary">
          {server.description}
        </Typography>
      )}
      <Tabs
        className={classes.tabs}
        value={selected}
        onChange={(_, index) => setSnippetId(snippets[index].id)}
        variant="scrollable"
        scrollButtons="auto"
        indicatorColor="primary"
        aria-label={`Ways to connect to ${port}`}
      >
        {snippets.map((each, index) => (
          <Tab
            key={each.id}
            className={classes.tab}
            label={each.title}
            id={`${id}-tab-${index}`}
            aria-controls={`${id}-panel`}
          />
        ))}
      </Tabs>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-tab-${selected}`}
      >
        <CodeBlock
          code={snippet.code}
          language={snippet.language}
          label={`${snippet.title} for ${snippet.server}`}
        />
        {snippet.notes && snippet.notes.length > 0 && (
          <ul className={classes.notes}>
            {snippet.notes.map(note => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
