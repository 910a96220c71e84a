-- title: One person
-- description: Names and note of one person, with the number of claims held and the last search for reports, for the person's page.
-- person: hashem-khastar
SELECT p.person_id, p.name_en, p.name_en_basis, p.name_fa, p.name_fa_basis, p.note,
  (SELECT count(*) FROM claim c WHERE c.person_id = p.person_id) AS claims,
  (SELECT count(*) FROM search_log s WHERE s.person_id = p.person_id) AS searches,
  (SELECT max(searched_on) FROM search_log s WHERE s.person_id = p.person_id) AS searched_on
FROM person p WHERE p.person_id = :person
