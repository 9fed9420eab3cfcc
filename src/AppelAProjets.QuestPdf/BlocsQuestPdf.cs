using AppelAProjets.Application.Documents;
using AppelAProjets.Application.Documents.Skia;
using QuestPDF.Fluent;
using QuestPDF.Infrastructure;

namespace AppelAProjets.QuestPdf;

/// <summary>The blocks of the body, each with its structure tag.</summary>
internal static class BlocsQuestPdf
{
    private const int SignaturesParRangee = 3;
    private const float TailleDuTableau = 9.5f;

    // What must fit under a heading for it to stay at the foot of a page.
    private const float SuiteDUnTitre = 70;

    public static void Composer(ColumnDescriptor colonne, Bloc bloc)
    {
        switch (bloc)
        {
            case Titre titre:
                Titre(colonne.Item().EnsureSpace(SuiteDUnTitre).PaddingTop(13).PaddingBottom(2), titre);
                break;
            case Paragraphe { Style: StyleDeParagraphe.Courant } paragraphe:
                colonne.Item().PaddingTop(7).SemanticParagraph().Text(texte => Fragments(texte, paragraphe.Fragments));
                break;
            case Paragraphe paragraphe:
                Bandeau(colonne.Item().PaddingTop(10), paragraphe);
                break;
            case Liste liste:
                Liste(colonne.Item().PaddingTop(5), liste);
                break;
            case Tableau tableau:
                Tableau(colonne, tableau);
                break;
            case Rubriques rubriques:
                ImprimeQuestPdf.Rubriques(colonne, rubriques);
                break;
            case SautDePage saut:
                colonne.Item().PageBreak();
                if (saut.Repere is { } repere)
                {
                    colonne.Item().Section(repere).Height(0);
                }

                break;
            case BlocSignatures signatures:
                Signatures(colonne, signatures);
                break;
            default:
                throw new InvalidOperationException($"Unknown block {bloc.GetType().Name}.");
        }
    }

    private static void Titre(IContainer place, Titre titre) => (titre.Niveau == 1 ? place.SemanticHeader2() : place.SemanticHeader3()).Text(texte =>
    {
        texte.DefaultTextStyle(style => style.DeCorps(titre.Niveau == 1 ? 13 : 11.5f).FontColor(Couleurs.Accent).SemiBold());
        foreach (var fragment in titre.Fragments)
        {
            texte.Span(fragment.Texte).Italic(fragment.Italique);
        }
    });

    private static void Bandeau(IContainer place, Paragraphe paragraphe) => place.BorderLeft(2.5f).BorderColor(Couleurs.Accent).Background(Couleurs.Fond)
        .PaddingVertical(8).PaddingHorizontal(10).SemanticParagraph().Text(texte =>
        {
            var avis = paragraphe.Style == StyleDeParagraphe.Avis;
            texte.DefaultTextStyle(style => style.DeCorps(avis ? 12.5f : 10).FontColor(avis ? Couleurs.Accent : Couleurs.Noir));
            Fragments(texte, paragraphe.Fragments, justifie: false);
        });

    private static void Liste(IContainer place, Liste liste) => place.SemanticList().Column(elements =>
    {
        for (var i = 0; i < liste.Elements.Count; i++)
        {
            var (element, puce) = (liste.Elements[i], TexteDuDocument.Puce(liste, i));
            elements.Item().PaddingBottom(3).SemanticListItem().Row(rangee =>
            {
                rangee.ConstantItem(14).SemanticListLabel().Text(puce).FontColor(Couleurs.Accent);
                rangee.RelativeItem().SemanticListItemBody().Text(texte => Fragments(texte, element));
            });
        }
    });

    private static void Tableau(ColumnDescriptor colonne, Tableau tableau)
    {
        colonne.Item().EnsureSpace(SuiteDUnTitre).PaddingTop(9).PaddingBottom(2).SemanticCaption().Text(tableau.Legende).DeCorps(TailleDuTableau).FontColor(Couleurs.Gris);
        var taille = tableau.Dense == true ? Gabarit.PetitCorps : TailleDuTableau;
        colonne.Item().SemanticTable().Table(table =>
        {
            table.ColumnsDefinition(colonnes =>
            {
                foreach (var definition in tableau.Colonnes)
                {
                    colonnes.RelativeColumn(definition.Poids);
                }
            });
            table.Header(enTete =>
            {
                foreach (var definition in tableau.Colonnes)
                {
                    Cellule(enTete.Cell().BorderBottom(0.9f).BorderColor(Couleurs.Accent).Background(Couleurs.Fond).AlignBottom(), definition, definition.Libelle)
                        .DeCorps(Gabarit.PetitCorps).FontColor(Couleurs.Accent).SemiBold();
                }
            });
            foreach (var ligne in tableau.Lignes)
            {
                Rangee(table, tableau, ligne, taille);
            }
        });
    }

    private static void Rangee(TableDescriptor table, Tableau tableau, LigneDeTableau ligne, float taille)
    {
        for (var i = 0; i < tableau.Colonnes.Count; i++)
        {
            var cellule = i == 0 ? table.Cell().AsSemanticHorizontalHeader() : table.Cell();
            var cadre = cellule.BorderBottom(ligne.EstTotal ? 0.9f : 0.5f).BorderColor(ligne.EstTotal ? Couleurs.Accent : Couleurs.Filet);
            if (i == tableau.Colonnes.Count - 1 && ligne.PageDe is { } repere)
            {
                cadre.PaddingHorizontal(5).PaddingVertical(tableau.Dense == true ? 2 : 4).AlignRight().Text(page =>
                {
                    page.DefaultTextStyle(style => style.DeCorps(taille));
                    page.BeginPageNumberOfSection(repere);
                });
                continue;
            }

            var texte = Cellule(ligne.EstTotal ? cadre.Background(Couleurs.Fond) : cadre, tableau.Colonnes[i], ligne.Cellules[i], tableau.Dense == true ? 2 : 4).DeCorps(taille, tableau.Dense == true ? 10.5f : null);
            if (ligne.EstGrasse(i))
            {
                texte.SemiBold();
            }
        }
    }

    private static TextBlockDescriptor Cellule(IContainer place, ColonneDeTableau colonne, string contenu, float marge = 4)
    {
        var texte = place.PaddingHorizontal(5).PaddingVertical(marge).Text(contenu);
        return colonne.Alignement == Alignement.Droite ? texte.AlignRight() : texte.AlignLeft();
    }

    private static void Signatures(ColumnDescriptor colonne, BlocSignatures bloc)
    {
        var parRangee = Math.Min(SignaturesParRangee, Math.Max(2, bloc.Signatures.Count));
        foreach (var rangee in bloc.Signatures.Chunk(parRangee))
        {
            colonne.Item().PaddingTop(18).ShowEntire().Row(ligne =>
            {
                ligne.Spacing(14);
                for (var i = 0; i < parRangee; i++)
                {
                    ligne.RelativeItem().Column(cellule => Signature(cellule, i < rangee.Length ? rangee[i] : null));
                }
            });
        }
    }

    private static void Signature(ColumnDescriptor cellule, Signature? signature)
    {
        if (signature is null)
        {
            return;
        }

        cellule.Item().MinHeight(64).Text(texte =>
        {
            texte.DefaultTextStyle(style => style.DeCorps(TailleDuTableau));
            texte.Line(signature.Organisme).SemiBold();
            texte.Span(signature.Mention);
        });
        cellule.Item().Text(texte =>
        {
            texte.DefaultTextStyle(style => style.DeCorps(TailleDuTableau));
            texte.Line(signature.Nom).SemiBold();
            texte.Span(signature.Qualite);
        });
    }

    private static void Fragments(TextDescriptor texte, IReadOnlyList<Fragment> fragments, bool justifie = true)
    {
        if (justifie)
        {
            texte.Justify();
        }

        foreach (var fragment in fragments)
        {
            var morceau = texte.Span(fragment.Texte).Italic(fragment.Italique);
            if (fragment.Gras)
            {
                morceau.SemiBold();
            }
        }
    }
}
