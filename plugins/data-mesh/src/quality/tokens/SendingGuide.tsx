import { type ChangeEvent, useEffect, useId, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { discoveryApiRef, useApi } from '@backstage/core-plugin-api';
import { ErrorMessage } from '../../products/components';
import { CodeBlock } from '../../products/entity/code/CodeBlock';
import { SECRET_PLACEHOLDER, snippetsFor } from './snippets';

const useStyles = makeStyles(theme => ({
  words: { margin: theme.spacing(1.5, 0) },
}));

/** How to send results, with the real address of this portal. */
export function SendingGuide(props: {
  /** Of a token that was just made. */
  secret?: string;
}) {
  const { secret = SECRET_PLACEHOLDER } = props;
  const classes = useStyles();
  const id = useId();
  const [chosen, setChosen] = useState(0);
  const { baseUrl, error } = useBaseUrl();
  if (error) {
    return <ErrorMessage title="The address is not known" error={error} />;
  }
  if (baseUrl === undefined) {
    return null;
  }
  const snippets = snippetsFor(baseUrl, secret);
  const { title, words, code, language } = snippets[chosen];
  return (
    <>
      <Tabs
        value={chosen}
        onChange={(_event: ChangeEvent<object>, next: number) =>
          setChosen(next)
        }
        aria-label="Ways to send results"
        variant="scrollable"
        scrollButtons="off"
        indicatorColor="primary"
      >
        {snippets.map((snippet, index) => (
          <Tab
            key={snippet.id}
            id={`${id}-tab-${index}`}
            aria-controls={
              index === chosen ? `${id}-panel-${index}` : undefined
            }
            label={snippet.title}
          />
        ))}
      </Tabs>
      <div
        role="tabpanel"
        id={`${id}-panel-${chosen}`}
        aria-labelledby={`${id}-tab-${chosen}`}
      >
        <p className={classes.words}>{words}</p>
        <CodeBlock code={code} language={language} label={`${title} example`} />
      </div>
    </>
  );
}

/** Where the backend is, as pipelines reach it too. */
function useBaseUrl(): { baseUrl?: string; error?: Error } {
  const discovery = useApi(discoveryApiRef);
  const [state, setState] = useState<{ baseUrl?: string; error?: Error }>({});
  useEffect(() => {
    let gone = false;
    discovery.getBaseUrl('data-mesh').then(
      // It may be written relative to the page.
      baseUrl =>
        !gone &&
        setState({
          baseUrl: new URL(baseUrl, window.location.href).href.replace(
            /\/$/,
            '',
          ),
        }),
      error => !gone && setState({ error }),
    );
    return () => {
      gone = true;
    };
  }, [discovery]);
  return state;
}
