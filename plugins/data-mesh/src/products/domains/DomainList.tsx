import { useMemo, useState } from 'react';
import OutlinedInput from '@material-ui/core/OutlinedInput';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import GroupWorkIcon from '@material-ui/icons/GroupWorkOutlined';
import Skeleton from '@material-ui/lab/Skeleton';
import { EmptyMessage, ErrorMessage, plural } from '../components';
import { DomainTree } from './DomainTree';
import { filterDomainTree, toDomainTree } from './arrangeDomains';
import { useDomains } from './useDomains';

const useStyles = makeStyles(theme => ({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1, 3),
    marginBottom: theme.spacing(2),
  },
  field: {
    flex: '0 1 320px',
    backgroundColor: theme.palette.background.paper,
  },
  paper: {
    padding: theme.spacing(1, 2),
  },
}));

/** All domains as a tree. */
export function DomainList() {
  const classes = useStyles();
  const { data, error, refetch } = useDomains();
  const [text, setText] = useState('');
  const items = data?.items;
  const tree = useMemo(() => toDomainTree(items ?? []), [items]);
  const shown = useMemo(() => filterDomainTree(tree, text), [tree, text]);

  if (error && !items) {
    return (
      <ErrorMessage
        title="The domains could not be loaded"
        error={error}
        onRetry={refetch}
      />
    );
  }
  if (!items) {
    return (
      <Paper variant="outlined" className={classes.paper} aria-hidden>
        {[60, 45, 70, 50].map(width => (
          <Skeleton key={width} width={`${width}%`} height={44} />
        ))}
      </Paper>
    );
  }
  if (items.length === 0) {
    return (
      <EmptyMessage
        icon={<GroupWorkIcon />}
        title="No domain yet"
        description={
          <>
            A domain is an entity of kind <code>Domain</code> in the catalog. A
            data product says with <code>spec.domain</code> to which one it
            belongs.
          </>
        }
      />
    );
  }
  return (
    <>
      <div className={classes.head}>
        <Typography variant="subtitle1" component="p" role="status">
          {plural(items.length, 'domain')}
        </Typography>
        <OutlinedInput
          className={classes.field}
          margin="dense"
          placeholder="Find a domain"
          inputProps={{ 'aria-label': 'Find a domain' }}
          value={text}
          onChange={event => setText(event.target.value)}
        />
      </div>
      {shown.length > 0 ? (
        <Paper variant="outlined" className={classes.paper}>
          <DomainTree nodes={shown} label="Domains" />
        </Paper>
      ) : (
        <EmptyMessage
          title="No domain matches"
          description={`No title or description has “${text.trim()}” in it.`}
        />
      )}
    </>
  );
}
