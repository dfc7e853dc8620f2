import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import type { SupportChannel } from '@backstage-data-mesh/plugin-data-mesh-common';
import { ToneChip } from '../../components';
import { safeUrl } from '../safeUrl';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
    overflowWrap: 'anywhere',
  },
}));

/** Where to ask, hear news and report what is broken. */
export function SupportList(props: { channels: readonly SupportChannel[] }) {
  const classes = useStyles();
  return (
    <ul className={classes.list}>
      {props.channels.map((channel, index) => (
        <li key={`${channel.channel}:${index}`}>
          <div className={classes.head}>
            <ChannelName channel={channel} />
            {channel.tool && <ToneChip tone="neutral">{channel.tool}</ToneChip>}
            {channel.scope && <ToneChip tone="info">{channel.scope}</ToneChip>}
          </div>
          {channel.description && (
            <Typography variant="body2" color="textSecondary">
              {channel.description}
            </Typography>
          )}
          <Invitation url={channel.invitationUrl} />
        </li>
      ))}
    </ul>
  );
}

function ChannelName(props: { channel: SupportChannel }) {
  const { channel, url } = props.channel;
  const target = safeUrl(url);
  return target ? <Link to={target}>{channel}</Link> : <span>{channel}</span>;
}

function Invitation(props: { url?: string }) {
  const target = safeUrl(props.url);
  return target ? (
    <Typography variant="body2">
      <Link to={target}>Join it</Link>
    </Typography>
  ) : null;
}
