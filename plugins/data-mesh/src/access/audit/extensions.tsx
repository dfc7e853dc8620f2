import { SubPageBlueprint } from '@backstage/frontend-plugin-api';

/** The audit log, as a tab for those who may read it. */
export const auditPage = SubPageBlueprint.make({
  name: 'audit',
  params: {
    path: 'audit',
    title: 'Audit',
    loader: () =>
      import('./AuditContent').then(({ AuditContent }) => <AuditContent />),
  },
});
