import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  root: {
    width: sidebarConfig.drawerWidthClosed,
    height: 3 * sidebarConfig.logoHeight,
    display: 'flex',
    alignItems: 'center',
    marginBottom: -14,
  },
  link: {
    display: 'flex',
    alignItems: 'center',
    marginLeft: 20,
    color: '#fff',
    whiteSpace: 'nowrap',
    fontSize: 20,
    fontWeight: 700,
    letterSpacing: 0.3,
    '& svg': { marginRight: 12, flex: 'none' },
  },
});

const Mark = () => (
  <svg width={32} height={32} viewBox="0 0 32 32" aria-hidden>
    <g stroke="#7df3e1" strokeWidth={2} fill="none">
      <path d="M16 5 6 12v9l10 6 10-6v-9zM16 5v11M6 12l10 4 10-4M16 16v11M6 21l10-5 10 5" />
    </g>
    <g fill="#7df3e1">
      <circle cx={16} cy={5} r={3} />
      <circle cx={6} cy={12} r={3} />
      <circle cx={26} cy={12} r={3} />
      <circle cx={6} cy={21} r={3} />
      <circle cx={26} cy={21} r={3} />
      <circle cx={16} cy={27} r={3} />
      <circle cx={16} cy={16} r={3.5} />
    </g>
  </svg>
);

export const Logo = () => {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <div className={classes.root}>
      <Link
        to="/"
        underline="none"
        className={classes.link}
        aria-label="Home of the data mesh portal"
      >
        <Mark />
        {isOpen ? 'Data Mesh' : null}
      </Link>
    </div>
  );
};
