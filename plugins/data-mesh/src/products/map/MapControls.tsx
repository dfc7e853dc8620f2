import { useId, useState } from 'react';
import IconButton from '@material-ui/core/IconButton';
import Popover from '@material-ui/core/Popover';
import { makeStyles } from '@material-ui/core/styles';
import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import ZoomInIcon from '@material-ui/icons/Add';
import FitIcon from '@material-ui/icons/FilterCenterFocus';
import KeyboardIcon from '@material-ui/icons/KeyboardOutlined';
import ZoomOutIcon from '@material-ui/icons/Remove';
import { MAP_KEYS, ZOOM_STEP } from './model/mapKeys';
import type { Viewport } from './viewport/useViewport';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    marginLeft: 'auto',
  },
  button: {
    padding: 5,
    color: 'inherit',
  },
  help: { padding: theme.spacing(2), maxWidth: 420 },
  keys: {
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    gap: theme.spacing(0.5, 2),
    margin: theme.spacing(1, 0, 0),
    '& dt': { fontWeight: 600 },
    '& dd': { margin: 0 },
  },
}));

/** Buttons of the map: zoom, fit, and what the keys do. */
export function MapControls(props: {
  viewport: Pick<Viewport, 'zoomBy' | 'fit'>;
}) {
  const { viewport } = props;
  const classes = useStyles();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const titleId = useId();
  const buttons = [
    {
      label: 'Zoom in',
      Icon: ZoomInIcon,
      onClick: () => viewport.zoomBy(ZOOM_STEP),
    },
    {
      label: 'Zoom out',
      Icon: ZoomOutIcon,
      onClick: () => viewport.zoomBy(1 / ZOOM_STEP),
    },
    { label: 'Show everything', Icon: FitIcon, onClick: () => viewport.fit() },
  ];
  return (
    <div className={classes.root} role="group" aria-label="View">
      {buttons.map(({ label, Icon, onClick }) => (
        <Tooltip key={label} title={label}>
          <IconButton
            className={classes.button}
            aria-label={label}
            onClick={onClick}
          >
            <Icon fontSize="small" />
          </IconButton>
        </Tooltip>
      ))}
      <Tooltip title="Keys">
        <IconButton
          className={classes.button}
          aria-label="Keys of the map"
          aria-haspopup="dialog"
          aria-expanded={anchor !== undefined}
          onClick={event => setAnchor(event.currentTarget)}
        >
          <KeyboardIcon fontSize="small" />
        </IconButton>
      </Tooltip>
      <Popover
        open={anchor !== undefined}
        anchorEl={anchor}
        onClose={() => setAnchor(undefined)}
        anchorOrigin={{ vertical: 'top', horizontal: 'right' }}
        transformOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        PaperProps={{
          className: classes.help,
          role: 'dialog',
          'aria-labelledby': titleId,
        }}
      >
        <Typography id={titleId} variant="subtitle1" component="h2">
          Keys of the map
        </Typography>
        <dl className={classes.keys}>
          {MAP_KEYS.map(({ keys, does }) => [
            <dt key={keys}>{keys}</dt>,
            <dd key={does}>{does}</dd>,
          ])}
        </dl>
        <Typography variant="body2" color="textSecondary">
          Double-click a domain to zoom to it.
        </Typography>
      </Popover>
    </div>
  );
}
