-- title: Places of detention
-- description: Prisons, wards and detention centres, each with the number of claims that name it or one of its wards, and of the people whom they speak of.
SELECT f.*, count(c.claim_id) AS claims, count(DISTINCT c.person_id) AS people
FROM facility f
JOIN facility w ON w.facility_id = f.facility_id OR w.parent_id = f.facility_id
LEFT JOIN claim c ON c.facility_id = w.facility_id
GROUP BY f.facility_id
ORDER BY coalesce(f.parent_id, f.facility_id), f.parent_id IS NOT NULL, f.name_en
