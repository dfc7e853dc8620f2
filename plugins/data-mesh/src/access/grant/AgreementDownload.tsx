import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { ErrorMessage } from '../../products/components';
import { saveBlob } from '../audit/saveBlob';
import { useAccessAction } from '../components';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
}));

/** The grant as a Data Usage Agreement, to be kept as a file. */
export function AgreementDownload(props: { grantId: string }) {
  const { grantId } = props;
  const classes = useStyles();
  const { busy, error, run } = useAccessAction();
  const save = async (format: 'json' | 'yaml') => {
    const blob = await run(client =>
      client.GET('/access/grants/{id}/agreement', {
        params: { path: { id: grantId }, query: { format } },
        parseAs: 'blob',
      }),
    );
    if (blob) saveBlob(blob, `data-usage-agreement-${grantId}.${format}`);
  };
  return (
    <>
      <div className={classes.root}>
        {(['yaml', 'json'] as const).map(format => (
          <Button
            key={format}
            size="small"
            color="primary"
            disabled={busy}
            onClick={() => save(format)}
          >
            Agreement as {format.toLocaleUpperCase('en-US')}
          </Button>
        ))}
      </div>
      {error && (
        <ErrorMessage title="The agreement could not be loaded" error={error} />
      )}
    </>
  );
}
