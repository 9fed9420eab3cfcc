-- A letter that can be trusted from its paper, and the one that takes its place.

-- Printed in its address: without it, nobody learns more than that the number exists. Null for letters composed before.
ALTER TABLE Courrier ADD CodeDuPapier nvarchar(20) NULL;
-- Set when it is replaced.
ALTER TABLE Courrier ADD RemplaceParId $id$ NULL;
