-- The deposited version of DossierId whose receipt is joined to the message, made again when it is sent.
ALTER TABLE Courriel ADD RecepisseDuDepot int NULL;
