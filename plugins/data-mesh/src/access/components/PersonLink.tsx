import { makeStyles } from '@material-ui/core/styles';
import { EntityRefLink } from '@backstage/plugin-catalog-react';

const useStyles = makeStyles({
  // Tables keep words whole; only what cannot fit is broken.
  root: { overflowWrap: 'break-word' },
});

const FULL_REF = /^[^:/\s]+:[^:/\s]+\/[^:/\s]+$/;

const AUTOMATIC: Record<string, string> = {
  'system:expiry': 'the portal, at its end',
  'system:reconciler': 'the portal, while provisioning',
  'system:escalation': 'the portal, after a deadline',
};

/**
 * Who did something or has something: people, groups, components and products
 * by the title that the catalog knows, with a link; services and the portal
 * itself in words.
 */
export function PersonLink(props: { entityRef: string; hideIcon?: boolean }) {
  const { entityRef, hideIcon } = props;
  const classes = useStyles();
  if (FULL_REF.test(entityRef)) {
    return (
      <EntityRefLink
        entityRef={entityRef}
        hideIcon={hideIcon}
        className={classes.root}
        underline="always"
      />
    );
  }
  return <span className={classes.root}>{nameOfActor(entityRef)}</span>;
}

/** An actor that the catalog does not have, in words. */
export function nameOfActor(actor: string): string {
  if (AUTOMATIC[actor]) {
    return AUTOMATIC[actor];
  }
  if (actor.startsWith('system:')) {
    return 'the portal';
  }
  return actor.startsWith('service:') || actor.startsWith('external:')
    ? `the service ${actor.slice(actor.indexOf(':') + 1)}`
    : actor;
}

/** Several people, in a sentence: "A, B or C". */
export function PeopleList(props: {
  refs: readonly string[];
  /** Between the last two. */
  conjunction?: 'and' | 'or';
  /** More than these are counted. */
  limit?: number;
}) {
  const { refs, conjunction = 'and', limit = 8 } = props;
  const shown = refs.length > limit ? refs.slice(0, limit - 1) : refs;
  const more = refs.length - shown.length;
  const count = shown.length + (more > 0 ? 1 : 0);
  const separator = (index: number) => {
    if (index === 0) return '';
    return index === count - 1 ? ` ${conjunction} ` : ', ';
  };
  return (
    <>
      {shown.map((ref, index) => (
        <span key={ref}>
          {separator(index)}
          <PersonLink entityRef={ref} hideIcon />
        </span>
      ))}
      {more > 0 && `${separator(shown.length)}${more} more`}
    </>
  );
}
