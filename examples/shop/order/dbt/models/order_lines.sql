-- One row per article in an order. A cancelled line stays, with its status.
select
    purchase_id as order_id,
    position as line_number,
    sku,
    quantity,
    unit_price,
    quantity * unit_price - discount as line_amount,
    discount as line_discount,
    tax_rate,
    state as status,
    gift_options
from {{ source('shop', 'purchase_line') }}
