-- One row per returned line. The grade comes with the inspection, days later.
select
    label.id as return_id,
    label.order_id,
    label.line_number,
    line.sku,
    label.pieces as returned_quantity,
    label.reason,
    label.comment,
    label.created_at as announced_at,
    inspection.received_at,
    inspection.grade,
    inspection.refund_amount,
    inspection.refund_transaction_id
from {{ source('desk', 'return_label') }} as label
inner join {{ source('orders', 'order_lines') }} as line
    using (order_id, line_number)
left join {{ source('desk', 'inspection') }} as inspection
    on inspection.return_id = label.id
