using RedStation.Contracts;

namespace RedStation.Api.Stations;

/// <summary>Ids of stations as they come in addresses.</summary>
internal static class StationId
{
    public const string Rule = "1 to 64 of A-Z a-z 0-9 . _ -";

    /// <summary>Whether a station can have this id. No grain is woken for one that cannot.</summary>
    public static bool IsValid(string id) =>
        id.Length is >= 1 and <= Limits.EntityId && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-');
}
