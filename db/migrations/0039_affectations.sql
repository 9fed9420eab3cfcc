-- When the person assigned was told by mail.
ALTER TABLE Affectation ADD AnnonceeLe $instant$ NULL;
