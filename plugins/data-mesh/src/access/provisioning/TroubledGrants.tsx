import { makeStyles } from '@material-ui/core/styles';
import type { Grant } from '@backstage-data-mesh/plugin-data-mesh-common';
import { mutedColor } from '../../products/components';
import { Answer } from '../../products/entity/Answer';
import { DataTable } from '../../products/entity/contract/DataTable';
import {
  GrantLink,
  GrantStateChip,
  grantWords,
  LoadMore,
  PersonLink,
} from '../components';
import { useTroubledGrants } from './useProvisioning';

const useStyles = makeStyles(theme => ({
  muted: { color: mutedColor(theme), fontSize: '0.8125rem' },
}));

/** Grants whose platform does not do what it should, each with its page. */
export function TroubledGrants() {
  const { result, loadMore } = useTroubledGrants();
  return (
    <>
      <Answer result={result} what="The grants with problems">
        {({ items }) =>
          items.length > 0 ? (
            <DataTable
              label="Grants, and what is wrong with them"
              columns={['Grant', 'State', 'Consumer']}
              rows={items.map(grant => [
                <GrantLink key="grant" id={grant.id}>
                  {grant.product.title}, {grant.portTitle ?? grant.port}
                </GrantLink>,
                <State key="state" grant={grant} />,
                <PersonLink key="consumer" entityRef={grant.consumer} />,
              ])}
            />
          ) : (
            <p>
              None that you may see. Of products that are not yours you see them
              with the permission <code>data-mesh.access.read.all</code>.
            </p>
          )
        }
      </Answer>
      <LoadMore what="grants" busy={result.isPreviousData} onClick={loadMore} />
    </>
  );
}

function State(props: { grant: Grant }) {
  const classes = useStyles();
  return (
    <>
      <GrantStateChip grant={props.grant} />
      <div className={classes.muted}>{grantWords(props.grant).sentence}</div>
    </>
  );
}
