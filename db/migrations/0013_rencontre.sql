-- The meeting with the référent de quartier: what the call wants, then one row per dossier from its first gesture on.

-- ExigenceDeRencontre. Until now every call made it obligatory.
ALTER TABLE Appel ADD Rencontre nvarchar(20) NOT NULL DEFAULT 'Obligatoire';

-- Etat: EtatRencontre. ContactId: who asked or declared. Le, Avec: held, as recorded or declared. ModifieComme: Porteur, ReferentQuartier, Secretariat.
CREATE TABLE Rencontre (
    DossierId $id$ NOT NULL,
    Etat nvarchar(20) NOT NULL,
    ContactId $id$ NOT NULL,
    Message $texte$ NULL,
    Disponibilites nvarchar(500) NULL,
    Telephone nvarchar(20) NULL,
    RendezVousLe $instant$ NULL,
    Lieu nvarchar(300) NULL,
    Le $jour$ NULL,
    Avec nvarchar(500) NULL,
    CompteRendu $texte$ NULL,
    Motif nvarchar(1000) NULL,
    ModifieLe $instant$ NOT NULL,
    ModifiePar $id$ NOT NULL,
    ModifieComme nvarchar(20) NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Rencontre PRIMARY KEY (DossierId),
    CONSTRAINT FK_Rencontre_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_Rencontre_Contact FOREIGN KEY (ContactId) REFERENCES Compte (Id),
    CONSTRAINT FK_Rencontre_Auteur FOREIGN KEY (ModifiePar) REFERENCES Compte (Id)
);
CREATE INDEX IX_Rencontre_Etat ON Rencontre (Etat, ModifieLe);

-- The neighbourhoods concerned, as told with the request: they say which référents may read it.
CREATE TABLE RencontreQuartier (
    DossierId $id$ NOT NULL,
    QuartierCode nvarchar(12) NOT NULL,
    CONSTRAINT PK_RencontreQuartier PRIMARY KEY (DossierId, QuartierCode),
    CONSTRAINT FK_RencontreQuartier_Rencontre FOREIGN KEY (DossierId) REFERENCES Rencontre (DossierId),
    CONSTRAINT FK_RencontreQuartier_Quartier FOREIGN KEY (QuartierCode) REFERENCES Quartier (Code)
);
CREATE INDEX IX_RencontreQuartier_Quartier ON RencontreQuartier (QuartierCode);

-- Meetings typed in the form become declarations; a date that was to come when it was typed proposes itself again on the page.
INSERT INTO Rencontre (DossierId, Etat, ContactId, Le, Avec, ModifieLe, ModifiePar, ModifieComme, Version)
SELECT l.DossierId, 'Declaree', l.ModifiePar, CAST(l.Valeur AS $jour$), CAST(a.Valeur AS nvarchar(500)), l.ModifieLe, l.ModifiePar, 'Porteur', 1
FROM Reponse l
JOIN Reponse a ON a.DossierId = l.DossierId AND a.Cle = 'rencontre.avec'
WHERE l.Cle = 'rencontre.le' AND l.Valeur <> '' AND a.Valeur <> '' AND l.Valeur <= CAST(l.ModifieLe AS nvarchar(10));

INSERT INTO RencontreQuartier (DossierId, QuartierCode)
SELECT r.DossierId, q.Code
FROM Rencontre r
JOIN Reponse p ON p.DossierId = r.DossierId
JOIN Quartier q ON p.Cle = CONCAT('territoires.part.', q.Code)
WHERE p.Valeur NOT IN ('', '0');
