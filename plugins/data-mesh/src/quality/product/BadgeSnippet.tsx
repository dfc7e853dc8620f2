import { makeStyles } from '@material-ui/core/styles';
import useAsync from 'react-use/lib/useAsync';
import {
  configApiRef,
  discoveryApiRef,
  useApi,
} from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { mutedColor } from '../../products/components';
import { Answer } from '../../products/entity/Answer';
import { CodeBlock } from '../../products/entity/code/CodeBlock';
import { useTabPath } from '../../products/entity/tabPaths';
import { useBadgePath } from './queries';

const useStyles = makeStyles(theme => ({
  text: { color: mutedColor(theme), maxWidth: '80ch' },
  image: { display: 'block', height: 20, marginBottom: theme.spacing(1) },
}));

/** A picture of the score for places outside the portal, to copy. */
export function BadgeSnippet() {
  const classes = useStyles();
  const result = useBadgePath();
  const { entity } = useEntity();
  const tabPath = useTabPath();
  const discovery = useApi(discoveryApiRef);
  const appUrl = useApi(configApiRef).getOptionalString('app.baseUrl') ?? '';
  const base = useAsync(() => discovery.getBaseUrl('data-mesh'), [discovery]);
  const name = (entity.metadata.title ?? entity.metadata.name).replace(
    /[[\]]/g,
    '',
  );
  return (
    <>
      <p className={classes.text}>
        Shows the present score to whoever has the address, without signing in.
      </p>
      <Answer result={result} what="The badge" lines={1}>
        {({ path }) => {
          const image = `${base.value ?? ''}${path}`;
          const page = `${new URL(appUrl || '/', window.location.href).origin}${tabPath('quality')}`;
          return (
            <>
              {base.value && (
                <img
                  className={classes.image}
                  src={image}
                  alt={`Badge of the quality of ${name}`}
                />
              )}
              <CodeBlock
                label="Markdown of the badge"
                language="markdown"
                code={`[![Quality of ${name}](${image})](${page})`}
              />
            </>
          );
        }}
      </Answer>
    </>
  );
}
