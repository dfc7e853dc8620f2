import type {
  AccessRequest,
  Grant,
  ProductAccess,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/** What the reader has, and asked for, at a port. */
export type PortStanding = {
  port: string;
  title: string;
  /** Whether the product still has it. */
  declared: boolean;
  /** Active and scheduled. */
  lasting: Grant[];
  open: AccessRequest[];
  /** The one that ended last, where nothing lasts. */
  ended?: Grant;
};

/**
 * The reader's access by port: the ports of the product in their order, then
 * those that it no longer has but somebody still holds.
 */
export function accessByPort(
  ports: ReadonlyArray<{ name: string; title?: string }>,
  access: Pick<ProductAccess, 'mine' | 'open'>,
): PortStanding[] {
  const standings = new Map<string, PortStanding>();
  const at = (port: string, title: string | undefined, declared: boolean) => {
    let standing = standings.get(port);
    if (!standing) {
      standing = {
        port,
        title: title ?? port,
        declared,
        lasting: [],
        open: [],
      };
      standings.set(port, standing);
    }
    return standing;
  };
  for (const { name, title } of ports) {
    at(name, title, true);
  }
  for (const grant of access.mine.filter(({ status }) => status !== 'ended')) {
    at(grant.port, grant.portTitle, false).lasting.push(grant);
  }
  for (const request of access.open) {
    at(request.port, request.portTitle, false).open.push(request);
  }
  for (const grant of access.mine.filter(({ status }) => status === 'ended')) {
    // A port that is gone and that nobody holds any longer is history.
    const standing = standings.get(grant.port);
    if (
      standing &&
      standing.lasting.length === 0 &&
      endedLater(grant, standing.ended)
    ) {
      standing.ended = grant;
    }
  }
  return [...standings.values()];
}

function endedLater(grant: Grant, other: Grant | undefined): boolean {
  const when = (each: Grant) => Date.parse(each.endedAt ?? each.endsAt);
  return !other || when(grant) > when(other);
}
