using RedStation.Contracts.Cases;

namespace RedStation.Api.Accounts;

/// <summary>Keys with which people without account send one photo after their report.</summary>
public sealed class UploadKeys(Tickets tickets)
{
    private const string Purpose = "report-photo";

    /// <summary>The key of a report.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="reporter">Who reported or joined it.</param>
    /// <param name="until">When it is over.</param>
    public string Make(string caseId, string reporter, DateTimeOffset until) =>
        tickets.Make(Purpose, until, caseId, PublicReporters.IdOf(reporter));

    /// <summary>Whose key it is, and of which case; null for none that is good now.</summary>
    public (string CaseId, string Reporter)? Read(string? key) =>
        tickets.Read(Purpose, key) is [var caseId, var id] ? (caseId, PublicReporters.Named(id)) : null;
}
