namespace RedStation.Contracts.Devices;

/// <summary>
/// The names of devices: 1 … 48 characters of <c>A-Z a-z 0-9 _ . : -</c>. It stands in addresses, topics and tokens, so nothing in it needs to be
/// escaped; and it is none of the words that say what an unregistered device is.
/// </summary>
public static class EquipmentIdentity
{
    /// <summary>The most characters.</summary>
    public const int Longest = 48;

    /// <summary>The rule in words.</summary>
    public const string Rule = "1 to 48 of A-Z, a-z, 0-9, _ . : - and none of controller, screen, reader";

    /// <summary>Whether a text is such a name.</summary>
    public static bool IsValid(string? text) =>
        text is { Length: >= 1 and <= Longest } and not ("." or ".." or "controller" or "screen" or "reader") && text.All(IsAllowed);

    private static bool IsAllowed(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or ':' or '-';
}
