import { Route, Routes } from 'react-router-dom';
import { DomainList } from './DomainList';
import { DomainPage } from './DomainPage';

/** All domains, and the page of each. */
export function DomainsContent() {
  return (
    <Routes>
      <Route path=":namespace/:name" element={<DomainPage />} />
      <Route path="*" element={<DomainList />} />
    </Routes>
  );
}
