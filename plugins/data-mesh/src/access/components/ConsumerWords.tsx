import type { Grant } from '@backstage-data-mesh/plugin-data-mesh-common';
import { PersonLink } from './PersonLink';

/** Through whom the reader has, or asked for, something. */
export function ThroughWhom(props: {
  of: Pick<Grant, 'consumer' | 'consumerKind'>;
}) {
  const { consumer, consumerKind } = props.of;
  return consumerKind === 'user' ? (
    <>For yourself</>
  ) : (
    <>
      Through <PersonLink entityRef={consumer} />
    </>
  );
}
