-- The answers of a draft, one row per field of the form: each has its own version, author and time. The columns that held them go; those of
-- Dossier, DossierQuartier, DossierBudget and DossierHorsPortail that remain are written by the deposit, for lists, filters and totals.

CREATE TABLE Reponse (
    DossierId $id$ NOT NULL,
    Cle nvarchar(120) NOT NULL,
    -- Canonical form of the field's type; empty = erased.
    Valeur $texte$ NOT NULL,
    Version int NOT NULL,
    ModifieLe $instant$ NOT NULL,
    ModifiePar $id$ NOT NULL,
    CONSTRAINT PK_Reponse PRIMARY KEY (DossierId, Cle),
    CONSTRAINT FK_Reponse_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_Reponse_Compte FOREIGN KEY (ModifiePar) REFERENCES Compte (Id)
);

-- Who has a page of the dossier open, said to the others; a row older than a minute means nothing.
CREATE TABLE Presence (
    DossierId $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    Section nvarchar(20) NOT NULL,
    Le $instant$ NOT NULL,
    CONSTRAINT PK_Presence PRIMARY KEY (DossierId, CompteId),
    CONSTRAINT FK_Presence_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_Presence_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);

INSERT INTO Reponse (DossierId, Cle, Valeur, Version, ModifieLe, ModifiePar)
SELECT d.Id, x.Cle, x.Valeur, 1, d.ModifieLe, d.CreePar
FROM (
    SELECT Id, 'projet.titre' AS Cle, Titre AS Valeur FROM Dossier
    UNION ALL SELECT Id, 'projet.theme', LOWER(CAST(ThemeId AS nvarchar(36))) FROM Dossier WHERE ThemeId IS NOT NULL
    UNION ALL SELECT Id, 'projet.renouvellement', CASE WHEN Renouvellement = 1 THEN 'oui' ELSE 'non' END FROM Dossier
    UNION ALL SELECT Id, 'projet.resume', Resume FROM Dossier WHERE Resume IS NOT NULL
    UNION ALL SELECT Id, 'projet.objectifs', Objectifs FROM Dossier WHERE Objectifs IS NOT NULL
    UNION ALL SELECT Id, 'projet.description', Description FROM Dossier WHERE Description IS NOT NULL
    UNION ALL SELECT Id, 'projet.moyens', Moyens FROM Dossier WHERE Moyens IS NOT NULL
    UNION ALL SELECT Id, 'projet.evaluation', Evaluation FROM Dossier WHERE Evaluation IS NOT NULL
    UNION ALL SELECT Id, 'projet.debut', CAST(DebutLe AS nvarchar(10)) FROM Dossier WHERE DebutLe IS NOT NULL
    UNION ALL SELECT Id, 'projet.fin', CAST(FinLe AS nvarchar(10)) FROM Dossier WHERE FinLe IS NOT NULL
    UNION ALL SELECT Id, 'publics.description', Publics FROM Dossier WHERE Publics IS NOT NULL
    UNION ALL SELECT Id, 'publics.total', CAST(Beneficiaires AS nvarchar(10)) FROM Dossier WHERE Beneficiaires IS NOT NULL
    UNION ALL SELECT Id, 'publics.quartiers', CAST(BeneficiairesQuartiers AS nvarchar(10)) FROM Dossier WHERE BeneficiairesQuartiers IS NOT NULL
    UNION ALL SELECT Id, 'rencontre.le', CAST(RencontreLe AS nvarchar(10)) FROM Dossier WHERE RencontreLe IS NOT NULL
    UNION ALL SELECT Id, 'rencontre.avec', RencontreAvec FROM Dossier WHERE RencontreAvec IS NOT NULL
    UNION ALL SELECT Id, 'responsable.nom', ResponsableNom FROM Dossier WHERE ResponsableNom IS NOT NULL
    UNION ALL SELECT Id, 'responsable.courriel', ResponsableCourriel FROM Dossier WHERE ResponsableCourriel IS NOT NULL
    UNION ALL SELECT Id, 'responsable.telephone', ResponsableTelephone FROM Dossier WHERE ResponsableTelephone IS NOT NULL
    UNION ALL SELECT Id, 'demandes.seuil', CAST(SeuilDeViabilite AS nvarchar(20)) FROM Dossier WHERE SeuilDeViabilite IS NOT NULL
    UNION ALL SELECT Id, 'attestations.exactitude', 'oui' FROM Dossier WHERE AttesteExactitude = 1
    UNION ALL SELECT Id, 'attestations.obligations', 'oui' FROM Dossier WHERE AttesteObligations = 1
    UNION ALL SELECT Id, 'attestations.contrat-republicain', 'oui' FROM Dossier WHERE AttesteContratRepublicain = 1
    UNION ALL SELECT DossierId, CONCAT('territoires.part.', QuartierCode), CAST(Part AS nvarchar(10)) FROM DossierQuartier
    UNION ALL SELECT DossierId, CONCAT('budget.', Compte), CAST(Montant AS nvarchar(20)) FROM DossierBudget
    UNION ALL SELECT DossierId, CONCAT('demandes.', LOWER(CAST(FinanceurId AS nvarchar(36)))), CAST(Montant AS nvarchar(20)) FROM DossierDemande
    UNION ALL SELECT DossierId, CONCAT('horsportail.', CAST(Rang AS nvarchar(10)), '.nom'), Nom
        FROM (SELECT DossierId, Nom, ROW_NUMBER() OVER (PARTITION BY DossierId ORDER BY Compte, Nom, Id) AS Rang FROM DossierHorsPortail) a
    UNION ALL SELECT DossierId, CONCAT('horsportail.', CAST(Rang AS nvarchar(10)), '.compte'), Compte
        FROM (SELECT DossierId, Compte, ROW_NUMBER() OVER (PARTITION BY DossierId ORDER BY Compte, Nom, Id) AS Rang FROM DossierHorsPortail) b
    UNION ALL SELECT DossierId, CONCAT('horsportail.', CAST(Rang AS nvarchar(10)), '.montant'), CAST(Montant AS nvarchar(20))
        FROM (SELECT DossierId, Montant, ROW_NUMBER() OVER (PARTITION BY DossierId ORDER BY Compte, Nom, Id) AS Rang FROM DossierHorsPortail) c
    UNION ALL SELECT DossierId, CONCAT('horsportail.', CAST(Rang AS nvarchar(10)), '.etat'), Etat
        FROM (SELECT DossierId, Etat, ROW_NUMBER() OVER (PARTITION BY DossierId ORDER BY Compte, Nom, Id) AS Rang FROM DossierHorsPortail) e
) x
JOIN Dossier d ON d.Id = x.Id
WHERE x.Valeur IS NOT NULL;

DROP TABLE DossierDemande;
ALTER TABLE Dossier DROP COLUMN Renouvellement;
ALTER TABLE Dossier DROP COLUMN Objectifs;
ALTER TABLE Dossier DROP COLUMN Description;
ALTER TABLE Dossier DROP COLUMN Moyens;
ALTER TABLE Dossier DROP COLUMN Evaluation;
ALTER TABLE Dossier DROP COLUMN DebutLe;
ALTER TABLE Dossier DROP COLUMN FinLe;
ALTER TABLE Dossier DROP COLUMN Publics;
ALTER TABLE Dossier DROP COLUMN Beneficiaires;
ALTER TABLE Dossier DROP COLUMN BeneficiairesQuartiers;
ALTER TABLE Dossier DROP COLUMN RencontreLe;
ALTER TABLE Dossier DROP COLUMN RencontreAvec;
ALTER TABLE Dossier DROP COLUMN ResponsableNom;
ALTER TABLE Dossier DROP COLUMN ResponsableCourriel;
ALTER TABLE Dossier DROP COLUMN ResponsableTelephone;
ALTER TABLE Dossier DROP COLUMN AttesteExactitude;
ALTER TABLE Dossier DROP COLUMN AttesteObligations;
ALTER TABLE Dossier DROP COLUMN AttesteContratRepublicain;
