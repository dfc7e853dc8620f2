-- One row per parcel. Carriers are shown by our own short names, so that a
-- change of contract partner changes no column.
select
    parcel.id as shipment_id,
    parcel.order_id,
    parcel.tracking_number,
    parcel.carrier,
    parcel.site as warehouse_code,
    parcel.weight_g,
    parcel.closed_at as packed_at,
    parcel.handed_over_at,
    parcel.promised_for,
    parcel.delivered_at,
    parcel.delivery_result,
    parcel.co2_g
from {{ source('wms', 'parcel') }} as parcel
inner join {{ source('orders', 'orders') }} as orders
    on orders.order_id = parcel.order_id
