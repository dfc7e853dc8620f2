-- One row per case of billing. Stays of one group within 30 days are one case.
with stays as (

    select
        encounters.*,
        grouping.drg_code,
        grouping.relative_weight,
        encounters.admitted_at - lag(encounters.discharged_at) over (
            partition by encounters.patient_id, grouping.drg_code
            order by encounters.admitted_at
        ) as distance
    from {{ source('patient_care', 'encounters') }} as encounters
    inner join {{ source('accounting', 'grouping') }} as grouping using (encounter_id)

),

numbered as (

    select
        *,
        count(*) filter (where distance is null or distance > interval '30 days') over (
            partition by patient_id, drg_code order by admitted_at
        ) as case_of_patient
    from stays

)

select
    min(encounter_id) as case_id,
    min(case_number) as case_number,
    array_agg(encounter_id order by admitted_at) as encounter_ids,
    drg_code,
    max(relative_weight) as relative_weight,
    sum(discharged_at::date - admitted_at::date) as length_of_stay_days,
    'grouped' as status,
    max(discharged_at)::date as closed_on
from numbered
group by patient_id, drg_code, case_of_patient
