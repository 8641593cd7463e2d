namespace RedStation.Contracts.Cases;

/// <summary>
/// People who report without account. Each report, and each "me too", has a name of its own: nothing connects two of one person. No rider and no
/// member of staff has such a name, for a colon is in none of theirs.
/// </summary>
public static class PublicReporters
{
    private const string Prefix = "public:";

    /// <summary>The name under which a report stands.</summary>
    /// <param name="id">An id that no other report has.</param>
    public static string Named(string id) => Prefix + id;

    /// <summary>The id in a name.</summary>
    public static string IdOf(string reporter) => reporter[Prefix.Length..];

    /// <summary>Whether a subject is such a person.</summary>
    public static bool Is(string subject) => subject.StartsWith(Prefix, StringComparison.Ordinal);
}
