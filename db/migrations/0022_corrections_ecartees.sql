-- What a corrected version said when the services decided on the deposited one, or when the deposit closed: its authors can still read it.
CREATE TABLE CorrectionEcartee (
    DossierId $id$ NOT NULL,
    Numero int NOT NULL,
    Le $instant$ NOT NULL,
    Contenu $texte$ NOT NULL,
    CONSTRAINT PK_CorrectionEcartee PRIMARY KEY (DossierId, Numero),
    CONSTRAINT FK_CorrectionEcartee_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id)
);
