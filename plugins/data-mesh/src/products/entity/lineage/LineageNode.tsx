import { makeStyles } from '@material-ui/core/styles';
import CategoryIcon from '@material-ui/icons/CategoryOutlined';
import HelpIcon from '@material-ui/icons/HelpOutline';
import MemoryIcon from '@material-ui/icons/Memory';
import StorageIcon from '@material-ui/icons/Storage';
import WorkIcon from '@material-ui/icons/WorkOutline';
import { Link } from '@backstage/core-components';
import type { GraphNode } from '@backstage-data-mesh/plugin-data-mesh-common';
import { ProductIcon, refLabel } from '../../components';
import { cx } from '../cx';
import { isProduct, kindLabel } from './kindLabel';
import { NODE } from './layoutLineage';
import { NodeTitle } from './NodeTitle';
import { useNodePath } from './useNodePath';

const ICONS: Record<string, typeof StorageIcon> = {
  component: MemoryIcon,
  resource: StorageIcon,
  system: CategoryIcon,
};

const useStyles = makeStyles(theme => ({
  item: { position: 'absolute', width: NODE.width, height: NODE.height },
  node: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    boxSizing: 'border-box',
    width: '100%',
    height: '100%',
    padding: theme.spacing(0, 1.5),
    borderRadius: 8,
    border: `1px solid ${theme.palette.type === 'dark' ? '#6d7683' : '#aab2bd'}`,
    backgroundColor: theme.palette.background.paper,
    color: theme.palette.text.primary,
    textDecoration: 'none',
    '&:hover': { borderColor: theme.palette.primary.main },
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    '& svg': { flexShrink: 0, color: theme.palette.text.secondary },
  },
  other: { borderStyle: 'dashed' },
  own: {
    borderWidth: 2,
    borderColor: theme.palette.primary.main,
    '& svg': { color: theme.palette.primary.main },
  },
  missing: {
    borderStyle: 'dashed',
    borderColor: theme.palette.error.main,
  },
  text: { display: 'block', minWidth: 0 },
  title: {
    display: '-webkit-box',
    '-webkit-line-clamp': 2,
    '-webkit-box-orient': 'vertical',
    overflow: 'hidden',
    fontSize: '0.875rem',
    fontWeight: 600,
    lineHeight: 1.25,
    overflowWrap: 'anywhere',
  },
  detail: {
    display: 'block',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: '0.75rem',
    color: theme.palette.text.secondary,
  },
}));

/** A product or a system in the lineage, as a link to it. */
export function LineageNode(props: {
  node: GraphNode;
  x: number;
  y: number;
  /** Called when its flows should be shown, and no longer. */
  onLight: (on: boolean) => void;
}) {
  const { node, x, y, onLight } = props;
  const classes = useStyles();
  const nodePath = useNodePath();
  const path = nodePath(node);
  const own = node.distance === 0;
  const className = cx(
    classes.node,
    !isProduct(node) && classes.other,
    own && classes.own,
    node.missing && classes.missing,
  );
  const content = (
    <>
      <NodeIcon node={node} />
      <span className={classes.text}>
        <span className={classes.title}>
          <NodeTitle node={node} />
        </span>
        <span className={classes.detail}>{detailOf(node)}</span>
      </span>
    </>
  );
  return (
    <li
      className={classes.item}
      style={{ left: x, top: y }}
      onMouseEnter={() => onLight(true)}
      onMouseLeave={() => onLight(false)}
      onFocus={() => onLight(true)}
      onBlur={() => onLight(false)}
    >
      {path ? (
        <Link
          to={path}
          className={className}
          underline="none"
          aria-current={own ? 'page' : undefined}
          title={node.title}
        >
          {content}
        </Link>
      ) : (
        <div className={className} title={node.ref}>
          {content}
        </div>
      )}
    </li>
  );
}

function NodeIcon(props: { node: GraphNode }) {
  const { node } = props;
  const kind = node.kind.toLowerCase();
  if (node.missing) return <HelpIcon aria-hidden />;
  if (isProduct(node)) return <ProductIcon aria-hidden />;
  const Icon = Object.hasOwn(ICONS, kind) ? ICONS[kind] : WorkIcon;
  return <Icon aria-hidden />;
}

/** The second line: what it is, or that nobody knows it. */
function detailOf(node: GraphNode): string {
  if (node.missing) return 'not in the catalog';
  if (!isProduct(node)) return kindLabel(node);
  return [node.domain && refLabel(node.domain), node.classification]
    .filter(Boolean)
    .join(' · ');
}
