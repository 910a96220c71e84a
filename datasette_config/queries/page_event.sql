-- title: One event
-- description: What is concluded on one event, whose it is, and how long a custody lasted as far as reports tell.
-- event: mohammad-nourizad-custody-2019-08-11
SELECT e.*, p.name_en, p.name_fa, a.is_arrest, a.days_min, a.days_max
FROM event e JOIN person p ON p.person_id = e.person_id LEFT JOIN arrest_record a ON a.event_id = e.event_id
WHERE e.event_id = :event
