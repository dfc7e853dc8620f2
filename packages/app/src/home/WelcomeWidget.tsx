import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';

/** Says what the portal is, and where to begin. */
export const WelcomeWidget = () => (
  <>
    <Typography paragraph>
      Domains declare their data products next to their code. Here you find
      them, see what they promise, and follow where their data comes from.
    </Typography>
    <Typography component="ul">
      <li>
        <Link underline="always" to="/data-mesh">
          Find a data product
        </Link>{' '}
        by name, by column, or by what it is about.
      </li>
      <li>
        <Link underline="always" to="/data-mesh/map">
          Look at the whole mesh
        </Link>{' '}
        as a map of domains and data flows.
      </li>
      <li>
        <Link underline="always" to="/data-mesh/domains">
          Walk through the domains
        </Link>{' '}
        and meet their owners.
      </li>
      <li>
        <Link underline="always" to="/catalog">
          Browse the software catalog
        </Link>{' '}
        that the data lives next to.
      </li>
    </Typography>
  </>
);
