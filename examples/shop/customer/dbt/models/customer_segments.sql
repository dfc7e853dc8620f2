-- The segment of a customer and since when. Six segments, first match wins.
with latest as (

    select customer_id, max(ordered_at)::date as last_order_on, count(*) as orders
    from {{ source('orders', 'orders') }}
    where status <> 'cancelled'
    group by customer_id

)

select
    customer_id,
    current_date as valid_from,
    null::date as valid_to,
    case
        when orders = 1 and last_order_on > current_date - 60 then 'newcomer'
        when last_order_on < current_date - 730 then 'lost'
        when last_order_on < current_date - 365 then 'slipping'
        when orders >= 12 then 'champion'
        when orders >= 4 then 'regular'
        else 'explorer'
    end as segment,
    0 as days_in_segment
from latest
