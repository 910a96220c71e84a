-- title: Custodies reported by one house only
-- description: Custodies whose pages all belong to one organisation, with its name: what one outlet alone reports, however many of its pages do. Leave the letter empty for anybody.
-- letter: 2019-06-first
SELECT a.event_id, a.person_id, a.name_en, a.name_fa, a.opening, a.began_from, a.began_to, a.occasion, a.pages, a.houses,
  a.decided_by, a.sources,
  (SELECT b.house FROM source s JOIN publisher b ON b.publisher_id = s.publisher_id
    WHERE s.source_id = substr(a.sources, 1, instr(a.sources || ';', ';') - 1)) AS house
FROM arrest_record a
WHERE a.one_house = 1
  AND (:letter = '' OR EXISTS (SELECT 1 FROM signatory s WHERE s.letter_id = :letter AND s.person_id = a.person_id))
ORDER BY a.name_en, a.began_from, a.event_id
