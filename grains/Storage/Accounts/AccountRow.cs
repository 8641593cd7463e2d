using System.Collections.Immutable;

namespace RedStation.Storage.Accounts;

/// <summary>An account as the table has it.</summary>
internal sealed record AccountRow(string Id, string Role, string DisplayName, string Districts, string? Username)
{
    /// <summary>Adcodes as one column.</summary>
    public static string Join(ImmutableArray<string> districts) => string.Join(',', districts);

    /// <summary>Adcodes from one column.</summary>
    public static ImmutableArray<string> Split(string districts) => [.. districts.Split(',', StringSplitOptions.RemoveEmptyEntries)];

    public Account ToAccount() => new(Id, Role, DisplayName, Split(Districts), Username);
}
