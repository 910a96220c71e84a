-- title: Printed forms of one person's name
-- description: Every form of the name that a page prints, with the pages.
-- person: hashem-khastar
SELECT form, script, sources FROM name WHERE person_id = :person AND sources <> 'display' ORDER BY script, form
