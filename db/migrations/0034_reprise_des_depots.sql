-- What 0030 keeps of a deposit, for those made before: apart, as SQL Server reads a script whole before it adds a column.
UPDATE Dossier SET
    AcquisHorsPortail = COALESCE((SELECT SUM(h.Montant) FROM DossierHorsPortail h WHERE h.DossierId = Dossier.Id AND h.Etat = 'Acquis'), 0),
    Besoin = TotalCharges
        - COALESCE((SELECT SUM(b.Montant) FROM DossierBudget b WHERE b.DossierId = Dossier.Id AND (b.Compte LIKE '7%' OR b.Compte = 'RESSPROPRES')), 0)
        - COALESCE((SELECT SUM(h.Montant) FROM DossierHorsPortail h WHERE h.DossierId = Dossier.Id AND h.Etat <> 'Refuse'), 0),
    AidesPubliques =
        COALESCE((SELECT SUM(b.Montant) FROM DossierBudget b WHERE b.DossierId = Dossier.Id AND b.Compte LIKE '74_%' AND b.Compte <> '74aidespriv'), 0)
        + COALESCE((SELECT SUM(h.Montant) FROM DossierHorsPortail h WHERE h.DossierId = Dossier.Id AND h.Etat <> 'Refuse' AND h.Compte <> '74aidespriv'), 0)
        + COALESCE((SELECT SUM(l.Demande) FROM Ligne l INNER JOIN Financeur f ON f.Id = l.FinanceurId WHERE l.DossierId = Dossier.Id AND f.CompteCerfa <> '74aidespriv'), 0),
    EstRenouvellement = CASE WHEN EXISTS (SELECT 1 FROM Reponse r WHERE r.DossierId = Dossier.Id AND r.Cle = 'projet.renouvellement' AND r.Valeur = 'oui') THEN 1 ELSE 0 END
WHERE TotalCharges IS NOT NULL;
INSERT INTO DossierAction (DossierId, ActionId)
SELECT r.DossierId, a.Id
FROM Reponse r INNER JOIN Dossier d ON d.Id = r.DossierId INNER JOIN AppelAction aa ON aa.AppelId = d.AppelId INNER JOIN ActionDuPlan a ON a.Id = aa.ActionId
WHERE r.Cle = 'projet.actions' AND d.TotalCharges IS NOT NULL AND r.Valeur LIKE CONCAT('%', a.Id, '%');
