import { type ReactNode, useMemo } from 'react';
import {
  BreadcrumbEntry,
  coreExtensionData,
  PageBlueprint,
  PageLayout,
  pluginHeaderActionsApiRef,
  routeResolutionApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { Route, Routes, useLocation, useParams } from 'react-router-dom';
import { rootRouteRef } from '../routes';
import { ProductIcon } from '../products/components';
import { useOfferedTab } from './useOfferedTab';

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
  const isOffered = useOfferedTab();
  const { '*': address = '' } = useParams();
  const tabs = useMemo(
    () => subPages.filter(page => !isDetail(page) && isOffered(page.path)),
    [subPages, isOffered],
  );
  const hasTab = tabs.some(({ path }) =>
    path ? `${address}/`.startsWith(`${path}/`) : address === '',
  );

  // PageLayout makes a new component each time it is rendered, and so throws
  // away all that is on the page, with the focus of who is typing there. It is
  // rendered once: nothing here may follow the address (useRouteRef does), but
  // for whether a tab is open, as without one the page is another anyway.
  return useMemo(() => {
    const root = routeResolution.resolve(rootRouteRef)?.() ?? '/data-mesh';
    const addressOf = (path: string) => (path ? `${root}/${path}` : root);
    return (
      <PageLayout
        title="Data mesh"
        icon={<ProductIcon fontSize="inherit" />}
        titleLink={root}
        headerActions={headerActions.getPluginHeaderActions('data-mesh')}
        tabs={tabs.map(({ path, title }) => ({
          id: path || 'index',
          label: title,
          // A tab is chosen on all pages below it, and below the first are all
          // pages: with a slash there is none where no tab is open.
          href: path || hasTab ? addressOf(path) : `${root}/`,
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
  }, [subPages, tabs, hasTab, classes, routeResolution, headerActions]);
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
