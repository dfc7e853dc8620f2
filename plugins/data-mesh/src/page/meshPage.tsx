import { type ReactNode, useEffect, useMemo, useState } from 'react';
import {
  BreadcrumbEntry,
  coreExtensionData,
  PageBlueprint,
  PageLayout,
  pluginHeaderActionsApiRef,
  routeResolutionApiRef,
  useApi,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { auditReadPermission } from '@backstage-data-mesh/plugin-data-mesh-common';
import { Route, Routes, useLocation } from 'react-router-dom';
import { rootRouteRef } from '../routes';
import { ProductIcon } from '../products/components';

const useStyles = makeStyles(theme => ({
  main: {
    ...theme.typography.body2,
    color: theme.palette.text.primary,
    padding: theme.spacing(0, 3, 3),
    [theme.breakpoints.down('sm')]: { padding: theme.spacing(0, 2, 2) },
  },
}));

type SubPage = { path: string; title: string; element: JSX.Element };

/** A page of something, such as `requests/:id`, can have no tab. */
const isDetail = ({ path }: SubPage) => path.includes(':');

/** The path of the tab that only those who oversee have a use for. */
const AUDIT_PATH = 'audit';

/** Whether the reader may see the audit log; not until that is known. */
function useMayAudit(): boolean {
  const permissionApi = useApiHolder().get(permissionApiRef);
  const [mayAudit, setMayAudit] = useState(false);
  useEffect(() => {
    let gone = false;
    permissionApi?.authorize({ permission: auditReadPermission }).then(
      ({ result }) => {
        if (!gone) setMayAudit(result === 'ALLOW');
      },
      // The page itself says what is wrong.
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [permissionApi]);
  return mayAudit;
}

/**
 * The page of the data mesh: frame and padding for its sub-pages. Its tabs are
 * the sub-pages that are attached to it, but for pages of one thing; the one
 * with the empty path stands at the page's own address, so that `/data-mesh?q=…`
 * needs no redirect, which would lose the query.
 */
function MeshPage(props: { subPages: SubPage[] }) {
  const { subPages } = props;
  const classes = useStyles();
  const routeResolution = useApi(routeResolutionApiRef);
  const headerActions = useApi(pluginHeaderActionsApiRef);
  const mayAudit = useMayAudit();

  // PageLayout makes a new component each time it is rendered, and so throws
  // away all that is on the page, with the focus of who is typing there. It is
  // rendered once: nothing here may follow the address (useRouteRef does).
  return useMemo(() => {
    const root = routeResolution.resolve(rootRouteRef)?.() ?? '/data-mesh';
    const addressOf = (path: string) => (path ? `${root}/${path}` : root);
    return (
      <PageLayout
        title="Data mesh"
        icon={<ProductIcon fontSize="inherit" />}
        titleLink={root}
        headerActions={headerActions.getPluginHeaderActions('data-mesh')}
        tabs={subPages
          .filter(
            page => !isDetail(page) && (page.path !== AUDIT_PATH || mayAudit),
          )
          .map(({ path, title }) => ({
            id: path || 'index',
            label: title,
            href: addressOf(path),
          }))}
      >
        <main className={classes.main}>
          <Routes>
            {subPages.map(subPage => {
              const { path, title, element } = subPage;
              return (
                <Route
                  key={path}
                  path={path ? `${path}/*` : '*'}
                  element={
                    isDetail(subPage) ? (
                      <DetailBreadcrumb label={title}>
                        {element}
                      </DetailBreadcrumb>
                    ) : (
                      <BreadcrumbEntry
                        entry={{ label: title, href: addressOf(path) }}
                      >
                        {element}
                      </BreadcrumbEntry>
                    )
                  }
                />
              );
            })}
          </Routes>
        </main>
      </PageLayout>
    );
  }, [subPages, classes, routeResolution, headerActions, mayAudit]);
}

/** The page of one thing leads to itself. */
function DetailBreadcrumb(props: { label: string; children: ReactNode }) {
  const { label, children } = props;
  const { pathname } = useLocation();
  return (
    <BreadcrumbEntry entry={{ label, href: pathname }}>
      {children}
    </BreadcrumbEntry>
  );
}

/** The page extension; see {@link MeshPage}. */
export const meshPage = PageBlueprint.makeWithOverrides({
  factory(originalFactory, { inputs }) {
    const page = originalFactory({
      path: '/data-mesh',
      title: 'Data mesh',
      icon: <ProductIcon fontSize="inherit" />,
      routeRef: rootRouteRef,
    });
    const subPages = inputs.pages.map(subPage => {
      const path = subPage.get(coreExtensionData.routePath);
      return {
        path,
        title: subPage.get(coreExtensionData.title) ?? path,
        element: subPage.get(coreExtensionData.reactElement),
      };
    });
    return [
      ...[...page].filter(({ id }) => id !== coreExtensionData.reactElement.id),
      coreExtensionData.reactElement(<MeshPage subPages={subPages} />),
    ];
  },
});
