import type { ComponentType } from 'react';
import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import { makeStyles } from '@material-ui/core/styles';
import CloudQueueIcon from '@material-ui/icons/CloudQueue';
import CodeIcon from '@material-ui/icons/Code';
import ExtensionIcon from '@material-ui/icons/ExtensionOutlined';
import FolderIcon from '@material-ui/icons/FolderOpenOutlined';
import StorageIcon from '@material-ui/icons/Storage';
import SwapCallsIcon from '@material-ui/icons/SwapCalls';
import { technologyOf, type TechnologyFamily } from './technologies';

const ICONS: Record<TechnologyFamily, ComponentType<SvgIconProps>> = {
  api: CodeIcon,
  database: StorageIcon,
  files: FolderIcon,
  other: ExtensionIcon,
  stream: SwapCallsIcon,
  warehouse: CloudQueueIcon,
};

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 4,
    whiteSpace: 'nowrap',
  },
});

/** The icon of a server type's family; decoration only. */
export function TechnologyIcon(props: {
  technology: string;
  className?: string;
}) {
  const Icon = ICONS[technologyOf(props.technology).family];
  return <Icon aria-hidden fontSize="inherit" className={props.className} />;
}

/** A server type with its icon, such as "PostgreSQL". */
export function TechnologyLabel(props: { technology: string }) {
  const classes = useStyles();
  return (
    <span className={classes.root}>
      <TechnologyIcon technology={props.technology} />
      {technologyOf(props.technology).label}
    </span>
  );
}
