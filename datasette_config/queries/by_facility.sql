-- title: People and events by facility
-- description: Claims that report one prison, ward or detention centre, its wards included. Leave the facility empty for all.
-- facility: evin
SELECT f.facility_id, f.name_en AS facility, c.person_id, p.name_en, p.name_fa, c.kind, c.date, c.facility AS facility_as_printed,
  ec.event_id, c.claim_id, c.source_id, e.kind AS event_kind, e.opening, e.stage, e.began_from, e.began_to
FROM facility f
JOIN claim c ON c.facility_id = f.facility_id
LEFT JOIN person p ON p.person_id = c.person_id
LEFT JOIN event_claim ec ON ec.claim_id = c.claim_id AND +ec.stance = 'supports'
LEFT JOIN event e ON e.event_id = ec.event_id
WHERE f.facility_id = :facility OR f.parent_id = :facility OR :facility = ''
ORDER BY p.name_en, c.date_from, c.claim_id
