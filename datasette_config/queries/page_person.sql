-- title: One person
-- description: Names and note of one person, for the person's page.
-- person: hashem-khastar
SELECT person_id, name_en, name_en_basis, name_fa, name_fa_basis, note FROM person WHERE person_id = :person
