import { useId, useState } from 'react';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import ChevronRightIcon from '@material-ui/icons/ChevronRight';
import { DomainRow } from './DomainRow';
import type { DomainNode } from './arrangeDomains';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  nested: {
    marginLeft: 13,
    paddingLeft: theme.spacing(1.5),
    borderLeft: `1px solid ${theme.palette.divider}`,
  },
  item: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(0.5),
    padding: theme.spacing(1, 0),
  },
  toggle: {
    marginTop: -1,
  },
  noToggle: {
    width: 26,
    flexShrink: 0,
  },
}));

/** Domains with their sub-domains below them, which can be folded away. */
export function DomainTree(props: { nodes: DomainNode[]; label?: string }) {
  const { nodes, label } = props;
  const classes = useStyles();
  return (
    <ul
      className={`${classes.list} ${label ? '' : classes.nested}`}
      aria-label={label}
    >
      {nodes.map(node => (
        <DomainTreeItem key={node.domain.ref} node={node} />
      ))}
    </ul>
  );
}

function DomainTreeItem(props: { node: DomainNode }) {
  const { domain, children } = props.node;
  const classes = useStyles();
  const childrenId = useId();
  const [open, setOpen] = useState(true);
  return (
    <li>
      <div className={classes.item}>
        {children.length > 0 ? (
          <IconButton
            size="small"
            className={classes.toggle}
            aria-label={`Sub-domains of ${domain.title}`}
            aria-expanded={open}
            aria-controls={childrenId}
            onClick={() => setOpen(!open)}
          >
            {open ? (
              <ExpandMoreIcon fontSize="small" />
            ) : (
              <ChevronRightIcon fontSize="small" />
            )}
          </IconButton>
        ) : (
          <span className={classes.noToggle} />
        )}
        <DomainRow domain={domain} />
      </div>
      {children.length > 0 && (
        <div id={childrenId} hidden={!open}>
          <DomainTree nodes={children} />
        </div>
      )}
    </li>
  );
}
