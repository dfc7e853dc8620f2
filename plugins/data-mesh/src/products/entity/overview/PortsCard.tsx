import { makeStyles } from '@material-ui/core/styles';
import PowerIcon from '@material-ui/icons/PowerOutlined';
import { RequestAccessDialog } from '../../../access/ask/RequestAccess';
import { EmptyMessage } from '../../components';
import { Answer } from '../Answer';
import { useProduct } from '../queries';
import { useUrlState } from '../useUrlState';
import { PortItem } from './PortItem';
import { SectionCard } from '../SectionCard';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    '& > li + li': {
      borderTop: `1px solid ${theme.palette.divider}`,
      marginTop: theme.spacing(2),
      paddingTop: theme.spacing(2),
    },
  },
}));

/**
 * The output ports: what each offers, under which contract, and how to
 * connect. Which one is open stands in the address, as `?connect=<port>`.
 */
export function PortsCard() {
  const result = useProduct();
  const [params, change] = useUrlState();
  const classes = useStyles();
  if (result.error && !result.data) return null;
  const open = params.get('connect');
  return (
    <SectionCard title="Output ports">
      <Answer result={result} what="The output ports" lines={5}>
        {({ ports }) =>
          ports.length === 0 ? (
            <EmptyMessage
              icon={<PowerIcon />}
              title="No output port"
              description={
                <>
                  Nobody can read this product yet. Its owner can declare{' '}
                  <code>outputPorts</code>, each with a name and a contract.
                </>
              }
            />
          ) : (
            <ul className={classes.list}>
              {/* A mistaken declaration may repeat a name. */}
              {ports.map((port, index) => (
                <li key={index}>
                  <PortItem
                    port={port}
                    open={open === port.name}
                    onToggle={() =>
                      change({
                        connect: open === port.name ? undefined : port.name,
                      })
                    }
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      <RequestAccessDialog />
    </SectionCard>
  );
}
