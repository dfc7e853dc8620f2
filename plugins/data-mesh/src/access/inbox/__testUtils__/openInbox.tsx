import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  AccessRequestDetail,
  DecisionOutcome,
  Inbox,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { fakeAccess, type SentRequest } from '../../__testUtils__/fakeAccess';
import { renderDeciding } from '../../__testUtils__/renderDeciding';
import {
  daysFromNow,
  ORDER_TEAM,
  SAMPLE_COLUMNS,
  sampleAccessProduct,
  sampleGrant,
  sampleRequestDetail,
} from '../../__testUtils__/sampleAccess';
import { InboxContent } from '../InboxContent';

/** The id of a request, of one digit. */
export const id = (digit: number) =>
  `${digit}`.repeat(8).concat('-1111-4111-8111-111111111111');

/** A request that waits, and all that is known of it. */
export function waiting(
  digit: number,
  title: string,
  parts: Partial<AccessRequestDetail> = {},
): AccessRequestDetail {
  return sampleRequestDetail({
    id: id(digit),
    version: digit,
    product: sampleAccessProduct({
      ref: `dataproduct:default/${title.toLowerCase()}`,
      title,
    }),
    actions: ['approve', 'reject', 'delegate', 'comment', 'escalate'],
    evidence: {
      holdings: [
        sampleGrant({ product: sampleAccessProduct({ title: 'Parcels' }) }),
      ],
      holdingsTotal: 3,
      precedents: { approved: 4, rejected: 1, typicalHours: 30 },
      columns: [SAMPLE_COLUMNS[1]],
      columnCount: 3,
      terms: { usage: 'Sum over order lines.', limitations: 'No advertising.' },
    },
    ...parts,
  });
}

type Order = { requestId: string; verdict: string; version: number };

/** A backend with an inbox from which decided requests vanish. */
export function backendWith(
  requests: AccessRequestDetail[],
  more: { tasks?: Inbox['tasks']; nextCursor?: string } = {},
) {
  const left = new Map(requests.map(request => [request.id, request]));
  const refused = new Map<string, DecisionOutcome>();
  const backend = fakeAccess({
    'GET /access/inbox': () => ({
      items: [...left.values()],
      tasks: more.tasks ?? [],
      nextCursor: more.nextCursor,
    }),
    'POST /access/decisions': ({ body }: SentRequest) => ({
      outcomes: (body as { decisions: Order[] }).decisions.map(order => {
        const refusal = refused.get(order.requestId);
        if (refusal) return refusal;
        left.delete(order.requestId);
        return { requestId: order.requestId, status: 200 };
      }),
    }),
  });
  for (const request of requests) {
    backend.answers[`GET /access/requests/${request.id}`] = () =>
      left.get(request.id) ?? { ...request, state: 'approved', actions: [] };
  }
  return { backend, left, refused };
}

/** Three requests that wait, the most urgent first. */
export const THREE = () => [
  waiting(1, 'Orders', {
    consumer: 'group:default/insights',
    step: {
      position: 0,
      of: 1,
      name: 'owner',
      approvers: [ORDER_TEAM],
      dueAt: daysFromNow(-2.5),
      escalated: 1,
    },
  }),
  waiting(2, 'Customers', {
    step: {
      position: 0,
      of: 2,
      name: 'owner',
      approvers: [ORDER_TEAM],
      dueAt: daysFromNow(0.3),
      awaitingAnswer: true,
    },
  }),
  waiting(3, 'Parcels'),
];

/** Opens the inbox over a backend. */
export async function openInbox(
  given: ReturnType<typeof backendWith>,
  at = '/approvals',
  theme: 'light' | 'dark' = 'light',
) {
  const rendered = await renderDeciding(<InboxContent />, {
    backend: given.backend,
    at,
    theme,
  });
  return { ...given, ...rendered, user: userEvent.setup() };
}

/** The list of what waits. */
export const findList = () =>
  screen.findByRole('list', { name: 'Requests to decide' });
export const findRow = async (title: string) =>
  within(await findList()).findByRole('button', { name: new RegExp(title) });
export const findHeading = (name: string) =>
  screen.findByRole('heading', { name });
/** The decisions that were sent. */
export const decisions = (given: ReturnType<typeof backendWith>) =>
  given.backend
    .sentTo('POST /access/decisions')
    .flatMap(({ body }) => (body as { decisions: Order[] }).decisions);
