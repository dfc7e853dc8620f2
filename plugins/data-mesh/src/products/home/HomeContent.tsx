import { ProductSearchForm } from './ProductSearchForm';
import { RecentProducts } from './RecentProducts';

/** For the home page: search, and what is new. */
export function HomeContent() {
  return (
    <>
      <ProductSearchForm />
      <RecentProducts />
    </>
  );
}
