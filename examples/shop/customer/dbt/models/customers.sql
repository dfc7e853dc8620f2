-- One row per customer, in the shape that contracts/customers.odcs.yaml promises.
with accounts as (

    select * from {{ source('accounts', 'account') }}
    {% if is_incremental() %}
    where updated_at > (select max(updated_at) from {{ this }})
    {% endif %}

)

select
    id as customer_id,
    'C-' || lpad(number::text, 8, '0') as customer_number,
    state as status,
    password_hash is null as is_guest,
    merged_into_id as merged_into,
    first_name,
    last_name,
    lower(trim(email)) as email,
    encode(sha256(lower(trim(email))::bytea), 'hex') as email_sha256,
    phone,
    birth_date,
    country_code,
    language_code,
    loyalty_tier,
    created_at as registered_at,
    updated_at
from accounts
