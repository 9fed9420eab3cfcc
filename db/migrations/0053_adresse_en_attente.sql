-- The address that a person asked to have and has not confirmed yet: shown, sent again, given up. Its link is good for it alone.
ALTER TABLE Compte ADD AdresseEnAttente nvarchar(254) NULL;
ALTER TABLE Compte ADD AdresseDemandeeLe $instant$ NULL;
