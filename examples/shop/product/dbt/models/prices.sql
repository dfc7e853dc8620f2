-- List prices with their periods. A sale has to show the lowest price of the
-- 30 days before it, so the price is looked up here and not in the storefront.
select
    p.sku,
    p.country_code,
    p.valid_from,
    p.valid_to,
    p.currency,
    p.price,
    p.reduced as is_sale,
    case
        when p.reduced then (
            select min(earlier.price)
            from {{ source('catalogue', 'price_period') }} as earlier
            where
                earlier.sku = p.sku
                and earlier.country_code = p.country_code
                and earlier.valid_from < p.valid_from
                and coalesce(earlier.valid_to, p.valid_from) >= p.valid_from - 30
        )
    end as lowest_price_30d
from {{ source('catalogue', 'price_period') }} as p
