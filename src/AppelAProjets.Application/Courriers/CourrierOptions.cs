namespace AppelAProjets.Application.Courriers;

public sealed class CourrierOptions
{
    /// <summary>Place written before the date; empty = the date alone.</summary>
    public string Lieu { get; set; } = "";

    /// <summary>QuestPDF licence held by the operator: Community, Professional, Enterprise (Evaluation is not for production). Needed only in a build made with <c>-p:MoteurPdf=QuestPdf</c>.</summary>
    public string? LicenceQuestPdf { get; set; }
}
