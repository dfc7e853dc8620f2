-- One row per order, in its latest state. Test orders are left out here and
-- nowhere else.
select
    p.id as order_id,
    p.number as order_number,
    p.customer_id,
    p.placed_at as ordered_at,
    p.state as status,
    p.channel,
    p.delivery_address ->> 'country_code' as country_code,
    p.currency,
    p.goods_amount,
    p.shipping_amount,
    p.discount_amount,
    round(
        (p.goods_amount + p.shipping_amount - p.discount_amount)
        * coalesce(rate.euro_per_unit, 1),
        2
    ) as amount_eur,
    p.voucher_code,
    p.delivery_address,
    row_number() over (partition by p.customer_id order by p.placed_at) = 1 as first_order,
    p.changed_at as updated_at
from {{ source('shop', 'purchase') }} as p
left join {{ source('finance', 'exchange_rates') }} as rate
    on rate.currency = p.currency and rate.day = p.placed_at::date
where not p.is_test
