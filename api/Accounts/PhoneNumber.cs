using System.Diagnostics.CodeAnalysis;

namespace RedStation.Api.Accounts;

/// <summary>Mainland mobile numbers.</summary>
internal static class PhoneNumber
{
    public const string Rule = "a mainland mobile number, 11 digits, optionally with +86";

    private const int Digits = 11;

    /// <summary>Reads a number in either notation; the outcome is always the eleven digits.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out string? phone)
    {
        var digits = text?.StartsWith("+86", StringComparison.Ordinal) == true ? text[3..] : text;
        phone = digits is { Length: Digits } && digits[0] == '1' && digits[1] is >= '3' and <= '9' && digits.All(char.IsAsciiDigit)
            ? digits
            : null;
        return phone is not null;
    }
}
