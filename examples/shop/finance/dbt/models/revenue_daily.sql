-- Revenue as it goes into the books. Closed months are never built again.
with sold as (

    select
        orders.ordered_at::date as day,
        orders.country_code,
        orders.channel,
        products.category_id,
        sum(lines.line_amount) as gross_revenue_eur,
        sum(lines.line_amount * lines.tax_rate / (100 + lines.tax_rate)) as tax_eur,
        count(distinct orders.order_id) as orders
    from {{ source('orders', 'order_lines') }} as lines
    inner join {{ source('orders', 'orders') }} as orders using (order_id)
    inner join {{ source('product', 'products') }} as products using (sku)
    where lines.status <> 'cancelled'
    group by 1, 2, 3, 4

),

refunded as (

    select
        returns.received_at::date as day,
        orders.country_code,
        orders.channel,
        products.category_id,
        sum(returns.refund_amount) as refunds_eur
    from {{ source('returns', 'returns') }} as returns
    inner join {{ source('orders', 'orders') }} as orders using (order_id)
    inner join {{ source('product', 'products') }} as products using (sku)
    group by 1, 2, 3, 4

)

select
    day,
    country_code,
    channel,
    category_id,
    coalesce(gross_revenue_eur, 0) as gross_revenue_eur,
    coalesce(tax_eur, 0) as tax_eur,
    coalesce(refunds_eur, 0) as refunds_eur,
    coalesce(gross_revenue_eur, 0) - coalesce(tax_eur, 0) - coalesce(refunds_eur, 0)
        as net_revenue_eur,
    coalesce(orders, 0) as orders,
    day < date_trunc('month', current_date - interval '7 days') as closed,
    now() as booked_at
from sold
full outer join refunded using (day, country_code, channel, category_id)
