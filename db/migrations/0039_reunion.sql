-- When a co-instruction meeting was ended, or cancelled when it has a reason; null while it is held.
ALTER TABLE Reunion ADD FinieLe $instant$ NULL;
ALTER TABLE Reunion ADD AnnulationMotif $texte$ NULL;
