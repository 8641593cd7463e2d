namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>A case as the model has it. People are in order, with commas.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="Reporters">Who reported or joined it.</param>
/// <param name="Workers">Who had a part in the work.</param>
/// <param name="Proposer">Who asked for 挂账 that nobody has agreed to yet.</param>
/// <param name="Before">The status before 挂账.</param>
public sealed record CaseModelState(string Status, string Reporters, string Workers, string? Proposer, string? Before)
{
    /// <summary>Whether somebody reported or joined it.</summary>
    public bool IsReportedBy(string person) => Has(Reporters, person);

    /// <summary>Whether somebody had a part in the work.</summary>
    public bool IsWorkOf(string person) => Has(Workers, person);

    /// <summary>How many reported or joined it.</summary>
    public int ReporterCount => Of(Reporters).Length;

    /// <summary>The people with another.</summary>
    public static string With(string people, string person) =>
        string.Join(',', Of(people).Append(person).Distinct().Order(StringComparer.Ordinal));

    private static bool Has(string people, string person) => Of(people).Contains(person);

    private static string[] Of(string people) => people.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
