-- title: Places of detention
-- description: Prisons, wards and detention centres, each with the number of claims that report it.
SELECT f.*, (SELECT count(*) FROM claim c WHERE c.facility_id = f.facility_id) AS claims
FROM facility f ORDER BY coalesce(f.parent_id, f.facility_id), f.parent_id IS NOT NULL, f.name_en
