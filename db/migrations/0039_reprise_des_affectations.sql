-- Those of before are known: apart, as SQL Server reads a script whole before it adds a column.
UPDATE Affectation SET AnnonceeLe = Le;
