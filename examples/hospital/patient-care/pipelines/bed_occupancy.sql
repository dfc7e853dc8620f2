-- Measured occupancy per ward and hour. The forecast is added by the planning
-- office. Wards with fewer than four beds would tell who lies there.
select
    case when wards.beds_total < 4 then 'OTHER' else wards.ward_code end as ward_code,
    date_trunc('hour', now()) as hour,
    'measured' as kind,
    sum(wards.beds_total) as beds_total,
    sum(wards.beds_staffed) as beds_staffed,
    count(transfers.encounter_id) as beds_taken
from wards
left join patient_care.transfers
    on transfers.ward_code = wards.ward_code and transfers.left_at is null
group by 1
