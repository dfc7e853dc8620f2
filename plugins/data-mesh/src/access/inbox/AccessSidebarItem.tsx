import AccessIcon from '@material-ui/icons/VpnKeyOutlined';
import { SidebarItem } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { accessRouteRef } from '../../routes';

/**
 * The way to the reader's own requests and access, for the sidebar of an app.
 *
 * @public
 */
export function AccessSidebarItem() {
  return (
    <SidebarItem
      icon={AccessIcon}
      to={useRouteRef(accessRouteRef)()}
      text="My access"
    />
  );
}
