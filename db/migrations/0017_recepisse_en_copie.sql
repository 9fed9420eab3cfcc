-- The receipt joined to the message is the copy of a partner: it speaks of the dossier of another organisation.
ALTER TABLE Courriel ADD RecepisseEnCopie bit NULL;
