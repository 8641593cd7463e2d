namespace RedStation.Api.Stations;

/// <summary>One station of a file, not yet checked. CSV and GeoJSON are both brought into this form.</summary>
/// <param name="Number">In CSV the line in the file, the header being line 1; in GeoJSON the feature, from 1.</param>
/// <param name="Fields">
/// Its fields as text, by column name. One that is empty clears what was set down before; one that is absent leaves it as it is.
/// </param>
public sealed record ImportRow(int Number, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>The columns there are, lower case, with the name that errors call them by. Another one is an error.</summary>
    public static IReadOnlyDictionary<string, string> Columns { get; } = new[]
    {
        "id", "name", "lat", "lon", "ports", "district", "services", "door", "opens", "closes", "operatorName", "address", "datum",
    }.ToDictionary(name => name.ToLowerInvariant(), StringComparer.Ordinal);

    /// <summary>The text of a field, or null when it is absent or blank.</summary>
    public string? this[string field] => Fields.GetValueOrDefault(field) is { Length: > 0 } text ? text : null;

    /// <summary>Whether the file says something about a field, be it that there is nothing.</summary>
    public bool Has(string field) => Fields.ContainsKey(field);
}
